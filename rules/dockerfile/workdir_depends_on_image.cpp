#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/copy.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule WorkdirDependsOnImage() {
  return {
      .id = "workdir-depends-on-image",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "first WORKDIR of a stage is relative",
      .why =
          "A relative path is taken from the working directory of the base image: another "
          "image, or a new version of it, and the files are elsewhere. A relative path that "
          "follows a WORKDIR of this Dockerfile is sure; it has a rule of its own "
          "(`relative-workdir`), as BuildKit does not mind it and others do.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/workdir-relative-path/",
      .since = "0.1",
      .replaces = {"hadolint:DL3000", "buildkit:WorkdirRelativePath", "trivy:DS-0009",
                   "checkov:CKV_DOCKER_10", "kics:6b376af8-cfe8-49ab-a08d-f32de23661a4"},
      .check = CheckInstruction,
  };
}

static bool IsRelative(const docker::InstructionView& instruction) {
  if (instruction->keyword != docker::Keyword::Workdir || instruction.trigger() ||
      instruction.stage() == nullptr) {
    return false;
  }
  const auto& word = instruction->words.front();
  const auto path = instruction.dockerfile().Expand(instruction.instruction(), word).text;
  return !path.empty() && !path.IsUnknown(0) && !docker::IsAbsolutePath(path.text());
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (IsRelative(instruction) &&
      instruction.dockerfile().Latest(docker::Keyword::Workdir, *instruction.stage(),
                                      instruction->index) == nullptr) {
    report.Add({.span = instruction->words.front().span(),
                .message = fmt::format("where `{}` is depends on the base image",
                                       instruction->words.front().text())});
  }
}

}  // namespace linter::rules
