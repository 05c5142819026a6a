#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/image.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule FromImageNameInvalid() {
  return {
      .id = "from-image-name-invalid",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "what stands behind FROM cannot be the name of an image",
      .why =
          "No registry has an image of such a name, and the build ends there: `debian:` without a "
          "tag, upper case in the path, a digest that is cut short. Names of stages are left "
          "alone, "
          "and so are those in which a variable stands: the build may be given another value "
          "(`from-argument-default-invalid`).",
      .reference = "https://docs.docker.com/reference/dockerfile/#from",
      .since = "0.1",
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  const auto* stage = instruction.stage();
  if (instruction->keyword != docker::Keyword::From || stage == nullptr || stage->parent) {
    return;
  }
  const auto& base = stage->base;
  const bool constant = instruction->words.front().text().find('$') == std::string::npos;
  if (constant && base.text() != "scratch" && !docker::IsImageName(base.text())) {
    report.Add({.span = instruction->words.front().span(),
                .message = fmt::format("`{}` is no name of an image", base.text())});
  }
}

}  // namespace linter::rules
