#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/copy.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule CopyToRelativePath() {
  return {
      .id = "copy-to-relative-path",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "COPY to a relative path without a WORKDIR",
      .why =
          "A relative target is taken from the working directory, and where no WORKDIR of this "
          "Dockerfile sets it, the base image decides: `/` today, something else when the image "
          "is changed. A WORKDIR of the stage that this one goes on from counts.",
      .reference = "https://docs.docker.com/reference/dockerfile/#workdir",
      .since = "0.1",
      .replaces = {"hadolint:DL3045"},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  const auto* stage = instruction.stage();
  if (instruction->keyword != docker::Keyword::Copy || instruction.trigger() || stage == nullptr) {
    return;
  }
  const auto& dockerfile = instruction.dockerfile();
  const auto paths = docker::ReadCopy(dockerfile, instruction.instruction());
  if (!paths || paths->target.empty() || paths->target.IsUnknown(0) ||
      docker::IsAbsolutePath(paths->target.text()) ||
      dockerfile.Latest(docker::Keyword::Workdir, *stage, instruction->index) != nullptr) {
    return;
  }
  report.Add({.span = instruction->words.back().span(),
              .message = fmt::format("`{}` is taken from the working directory of the base image",
                                     paths->target.text())});
}

}  // namespace linter::rules
