#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/copy.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule CopyTargetNotFolder() {
  return {
      .id = "copy-target-not-folder",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "COPY of several files to what is not written as a folder",
      .why =
          "Several files need a folder to go to, and a builder knows one by the slash at its "
          "end: older builders refuse the instruction without it. A target that a variable ends "
          "is left alone.",
      .reference = "https://docs.docker.com/reference/dockerfile/#copy",
      .since = "0.1",
      .replaces = {"hadolint:DL3021", "trivy:DS-0011", "kics:6db6e0c2-32a3-4a2e-93b5-72c35f4119db"},
      .fix = FixKind::Safe,
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword != docker::Keyword::Copy || instruction.trigger()) {
    return;
  }
  const auto paths = docker::ReadCopy(instruction.dockerfile(), instruction.instruction());
  if (!paths || paths->sources.size() + paths->heredocs < 2 || paths->target.empty()) {
    return;
  }
  const auto& target = paths->target;
  if (target.text().ends_with('/') || target.IsUnknown(target.size() - 1)) {
    return;
  }
  const auto& word = instruction->words.back();
  Fix fix{.title = "end the target with a slash", .safety = Safety::Safe, .edits = {}};
  if (word == target.text() && word.span().size() == word.size()) {
    fix.edits.push_back({{word.span().file, word.span().end, word.span().end}, "/"});
  }
  report.Add({.span = word.span(),
              .message = fmt::format("`{}` is to hold several files and does not end with a slash",
                                     target.text()),
              .fixes = {std::move(fix)}});
}

}  // namespace linter::rules
