#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/casing.h"
#include "linter/docker/instruction_edit.h"
#include "linter/docker/variable_use.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule VariableUndefined() {
  return {
      .id = "variable-undefined",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "variable is not set where an instruction uses it",
      .why =
          "Where nothing sets it, a variable of a Dockerfile is an empty text, and the build goes "
          "on: `COPY app $TARGET/` copies to the root. An `ARG` before the first FROM, and those "
          "of the platform (`TARGETARCH`), are known to FROM only until a stage declares them "
          "(`ARG TARGETARCH`); an `ARG` of one stage is unknown to the next. BuildKit "
          "looks into the image for what it sets. That cannot be done here: the rule speaks where "
          "the file itself declares the name elsewhere or has nearly the same one, and where "
          "there is no image. `${name:-word}` is left alone.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/undefined-var/",
      .since = "0.1",
      .replaces = {"buildkit:UndefinedVar"},
      .fix = FixKind::Unsafe,
      .check = CheckBuild,
  };
}

static std::string MessageOf(const docker::UndefinedUse& undefined) {
  using Reason = docker::UndefinedUse::Reason;
  const auto& name = undefined.use.name;
  switch (undefined.reason) {
    case Reason::BeforeStages:
      return fmt::format("`{0}` is not set: this stage has no `ARG {0}`", name);
    case Reason::Later:
      return fmt::format("`{}` is not set yet", name);
    case Reason::OtherStage:
      return fmt::format("`{}` is set in another stage only", name);
    case Reason::Misspelled:
      return fmt::format("`{}` is not set; did you mean `{}`?", name, undefined.nearest);
    case Reason::Nowhere:
      break;
  }
  return fmt::format("`{}` is set nowhere", name);
}

static Fix FixOf(const docker::UndefinedUse& undefined) {
  using Reason = docker::UndefinedUse::Reason;
  const auto& name = undefined.use.name;
  const auto& span = undefined.use.span;
  Fix fix{.title = fmt::format("declare `{}` in this stage", name),
          .safety = Safety::Unsafe,
          .edits = {}};
  if (undefined.reason == Reason::BeforeStages || undefined.reason == Reason::OtherStage) {
    const bool lower = docker::IsLowerCase((*undefined.instruction)->name.text());
    fix.edits.push_back(docker::InsertBefore(*undefined.instruction,
                                             fmt::format("{} {}", lower ? "arg" : "ARG", name)));
  } else if (undefined.reason == Reason::Misspelled && span.size() >= name.size() + 1) {
    const bool braces = span.size() > name.size() + 1;
    fix.title = fmt::format("use `{}`", undefined.nearest);
    fix.edits.push_back(
        {span, braces ? fmt::format("${{{}}}", undefined.nearest) : "$" + undefined.nearest});
  }
  return fix;
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto& undefined : docker::UndefinedUses(build)) {
    std::vector<Label> labels;
    if (undefined.declaration) {
      labels.push_back({*undefined.declaration, "declared here"});
    }
    report.Add({.span = undefined.use.span,
                .message = MessageOf(undefined),
                .labels = std::move(labels),
                .fixes = {FixOf(undefined)}});
  }
}

}  // namespace linter::rules
