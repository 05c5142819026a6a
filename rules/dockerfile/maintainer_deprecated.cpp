#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule MaintainerDeprecated() {
  return {
      .id = "maintainer-deprecated",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "MAINTAINER is used",
      .why =
          "`MAINTAINER` has been deprecated since 2017 and may be refused some day. A label "
          "says the same, and tools find it: `org.opencontainers.image.authors`.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/maintainer-deprecated/",
      .since = "0.1",
      .replaces = {"hadolint:DL4000", "buildkit:MaintainerDeprecated", "trivy:DS-0022",
                   "checkov:CKV_DOCKER_6", "kics:99614418-f82b-4852-a9ae-5051402b741c"},
      .fix = FixKind::Safe,
      .check = CheckInstruction,
  };
}

static Fix UseLabel(const docker::Instruction& maintainer) {
  Fix fix{.title = "say it in a label", .safety = Safety::Safe, .edits = {}};
  const auto& words = maintainer.words.front();
  std::string_view name = words.text();
  const bool whole = words.span().size() == name.size();
  const bool quoted = name.size() > 1 && name.front() == '"' && name.back() == '"';
  name = quoted ? name.substr(1, name.size() - 2) : name;
  if (whole && !name.empty() && name.find_first_of("\"\\$`") == std::string_view::npos) {
    const Span all{words.span().file, maintainer.name.span().begin, words.span().end};
    fix.edits.push_back(
        {all, fmt::format("{} org.opencontainers.image.authors=\"{}\"",
                          maintainer.name == "maintainer" ? "label" : "LABEL", name)});
  }
  return fix;
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword == docker::Keyword::Maintainer && !instruction->words.empty()) {
    report.Add({.span = instruction->name.span(),
                .message = "`MAINTAINER` is deprecated",
                .fixes = {UseLabel(instruction.instruction())}});
  }
}

}  // namespace linter::rules
