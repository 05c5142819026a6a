#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/image_use.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule CopyFromStageNumber() {
  return {
      .id = "copy-from-stage-number",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {},
      .summary = "COPY --from gives the number of a stage",
      .why =
          "A stage that is added or moved shifts the numbers, and other files are copied "
          "without a word. A name (`FROM … AS build`) stays.",
      .reference = "https://docs.docker.com/build/building/multi-stage/#name-your-build-stages",
      .since = "0.1",
      .replaces = {"kics:68a51e22-ae5a-4d48-8e87-b01a323605c9"},
      .fix = FixKind::Safe,
      .check = CheckInstruction,
  };
}

// Its name leads to it from here, and not to a later stage of that name.
static bool IsFoundByName(const docker::InstructionView& instruction, const docker::Stage& stage) {
  const auto* here = instruction.stage();
  return here != nullptr && stage.name && stage.index < here->index &&
         instruction.dockerfile().FindStage(stage.name->text(), here->index) == &stage;
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  const auto* from = instruction->FindFlag("from");
  if (instruction->keyword != docker::Keyword::Copy || instruction.trigger() || from == nullptr ||
      !from->value || from->value->empty()) {
    return;
  }
  if (from->value->text().find_first_not_of("0123456789") == std::string::npos) {
    const auto* stage =
        docker::StageNamed(instruction.dockerfile(), from->value->text(), instruction->index);
    Fix fix{.title = "give its name", .safety = Safety::Safe, .edits = {}};
    if (stage != nullptr && IsFoundByName(instruction, *stage)) {
      fix.edits.push_back({from->value->span(), stage->name->text()});
    }
    report.Add({.span = from->value->span(),
                .message = "the number of a stage changes when another is added",
                .fixes = {std::move(fix)}});
  }
}

}  // namespace linter::rules
