#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/image_use.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule CopyFromUndefinedStage() {
  return {
      .id = "copy-from-undefined-stage",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "COPY --from names no earlier stage",
      .why =
          "A name that no stage has is taken for an image of Docker Hub, without a tag: what a "
          "mistyped stage name gets is somebody else's image. An image with a tag or digest is "
          "meant as one and left alone; a named context (`--build-context`) cannot be told from "
          "a slip.",
      .reference = "https://docs.docker.com/reference/dockerfile/#copy---from",
      .since = "0.1",
      .replaces = {"hadolint:DL3022"},
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
  const auto& name = from->value->text();
  const bool image = name.find_first_of(":$") != std::string::npos;
  if (name.empty() || image ||
      docker::StageNamed(instruction.dockerfile(), name, stage->index + 1) != nullptr) {
    return;
  }
  const bool path = name.find('/') != std::string::npos;
  report.Add({.span = from->value->span(),
              .message = path ? fmt::format("image `{}` has no tag", name)
                              : fmt::format("no stage before this one is called `{}`", name)});
}

}  // namespace linter::rules
