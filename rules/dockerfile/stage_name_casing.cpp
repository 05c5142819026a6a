#include <fmt/format.h>

#include <map>

#include "linter/check/report.h"
#include "linter/docker/casing.h"
#include "linter/docker/stage_use.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule StageNameCasing() {
  return {
      .id = "stage-name-casing",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .summary = "name of a stage is not in lower case",
      .why =
          "Stages are found whatever the case, so `Build` and `build` are one stage to BuildKit "
          "and two to a reader, and other builders may tell them apart. `docker build` warns of "
          "it. The fix changes the name and its uses in the file; since `--target` may stand in "
          "a script, it is applied on request only.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/stage-name-casing/",
      .since = "0.1",
      .replaces = {"buildkit:StageNameCasing"},
      .fix = FixKind::Unsafe,
      .check = CheckBuild,
  };
}

static void Rename(const docker::Passage& name, Fix& fix) {
  if (name.span().size() == name.size() && !docker::IsLowerCase(name.text())) {
    fix.edits.push_back({name.span(), docker::LowerCase(name.text())});
  }
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  std::map<const docker::Stage*, Fix> fixes;
  for (const auto& stage : build.stages()) {
    if (stage.name && !docker::IsLowerCase(stage.name->text())) {
      Fix fix{.title = "write the name in lower case", .safety = Safety::Unsafe, .edits = {}};
      Rename(*stage.name, fix);
      fixes.emplace(&stage, std::move(fix));
    }
  }
  for (const auto& [stage, name] : docker::StageNames(build)) {
    if (const auto fix = fixes.find(stage); fix != fixes.end()) {
      Rename(name, fix->second);
    }
  }
  for (auto& [stage, fix] : fixes) {
    const auto& name = stage->name->text();
    report.Add(
        {.span = stage->name->span(),
         .message = fmt::format("stage `{}` is `{}` to BuildKit", name, docker::LowerCase(name)),
         .fixes = {std::move(fix)}});
  }
}

}  // namespace linter::rules
