#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/image_use.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule CopyFromOwnStage() {
  return {
      .id = "copy-from-own-stage",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "COPY takes files from the stage that it stands in",
      .why =
          "A stage cannot be copied from before it is there; the build is refused (`circular "
          "dependency`). Within a stage `RUN cp` copies.",
      .reference = "https://docs.docker.com/reference/dockerfile/#copy---from",
      .since = "0.1",
      .replaces = {"hadolint:DL3023", "trivy:DS-0006", "kics:cdddb86f-95f6-4fc4-b5a1-483d9afceb2b"},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  const auto* stage = instruction.stage();
  const auto* from = instruction->FindFlag("from");
  if (instruction->keyword != docker::Keyword::Copy || instruction.trigger() || stage == nullptr ||
      from == nullptr || !from->value) {
    return;
  }
  // A stage of the same name that stands before it is meant instead.
  const auto& dockerfile = instruction.dockerfile();
  const auto& name = from->value->text();
  if (docker::StageNamed(dockerfile, name, stage->index + 1) == stage &&
      docker::StageNamed(dockerfile, name, stage->index) == nullptr) {
    report.Add({.span = from->value->span(),
                .message = "the stage copies from itself",
                .labels = {{instruction.build().InstructionsOf(*stage).front()->arguments.span(),
                            "the stage"}}});
  }
}

}  // namespace linter::rules
