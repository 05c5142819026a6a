#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/copy.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule WholeFilesystemCopied() {
  return {
      .id = "whole-filesystem-copied",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {},
      .summary = "COPY takes the whole file system of another stage",
      .why =
          "All that the other stage has is taken along, build tools and leftovers included, and "
          "what this stage has is overwritten: that is no longer a build in stages. Some "
          "do it on purpose, to flatten an image or to carry tools that were built to "
          "be installed at `/`, so the rule runs only when it is asked for.",
      .reference = "https://docs.docker.com/build/building/multi-stage/",
      .since = "0.1",
      .replaces = {"hadolint:DL3067"},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword != docker::Keyword::Copy || instruction.trigger() ||
      instruction->FindFlag("from") == nullptr) {
    return;
  }
  const auto paths = docker::ReadCopy(instruction.dockerfile(), instruction.instruction());
  if (!paths || !(paths->target == "/")) {
    return;
  }
  for (std::size_t index = 0; index + 1 < instruction->words.size(); ++index) {
    const auto& word = instruction->words[index];
    if (instruction.dockerfile().Expand(instruction.instruction(), word).text == "/") {
      report.Add({.span = word.span(), .message = "everything of the other stage is copied"});
      return;
    }
  }
}

}  // namespace linter::rules
