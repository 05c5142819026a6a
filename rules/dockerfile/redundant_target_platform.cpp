#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule RedundantTargetPlatform() {
  return {
      .id = "redundant-target-platform",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .summary = "FROM asks for the platform that it has anyway",
      .why =
          "`FROM --platform=$TARGETPLATFORM` is what FROM does without the flag. It costs the "
          "builders that do not know the variable a build, and hides the lines where a platform "
          "is chosen, such as `$BUILDPLATFORM`.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/redundant-target-platform/",
      .since = "0.1",
      .replaces = {"hadolint:DL3065", "buildkit:RedundantTargetPlatform"},
      .fix = FixKind::Safe,
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  const auto* flag = instruction->FindFlag("platform");
  const bool redundant = instruction->keyword == docker::Keyword::From && flag != nullptr &&
                         flag->value &&
                         (*flag->value == "$TARGETPLATFORM" || *flag->value == "${TARGETPLATFORM}");
  if (!redundant) {
    return;
  }
  Fix fix{.title = "remove the flag", .safety = Safety::Safe, .edits = {}};
  const auto& image = instruction->words.front().span();
  if (instruction->flags.size() == 1) {
    fix.edits.push_back({{image.file, flag->span.begin, image.begin}, ""});
  }
  report.Add({.span = flag->span,
              .message = fmt::format("`{}` is the default", flag->value->text()),
              .fixes = {std::move(fix)}});
}

}  // namespace linter::rules
