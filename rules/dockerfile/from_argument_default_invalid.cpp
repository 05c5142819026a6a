#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/image.h"
#include "linter/docker/variable_use.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule FromArgumentDefaultInvalid() {
  return {
      .id = "from-argument-default-invalid",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {},
      .summary = "FROM has no image unless the build is given an argument",
      .why =
          "`ARG VERSION` without a default makes `FROM debian:$VERSION` the name `debian:`, and "
          "`docker build .` fails for all who do not know which `--build-arg` to give; a default "
          "that makes no name of an image does the same. `docker build` warns of it. Those who "
          "build by script only, and want the build to fail otherwise, have a reason not to "
          "follow: no profile but `all` has this rule.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/invalid-default-arg-in-from/",
      .since = "0.1",
      .replaces = {"buildkit:InvalidDefaultArgInFrom"},
      .check = CheckInstruction,
  };
}

static std::string MessageOf(const docker::VariableUse& use, const docker::Passage& image) {
  if (use.state == docker::Variable::State::Known) {
    return fmt::format("with the default of `{}` the image is `{}`, which cannot be a name",
                       use.name, image.text());
  }
  return image.empty()
             ? fmt::format("`{}` has no default, and FROM no image without it", use.name)
             : fmt::format("`{}` has no default, and `{}` is no image", use.name, image.text());
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  const auto* stage = instruction.stage();
  if (instruction->keyword != docker::Keyword::From || stage == nullptr || stage->parent) {
    return;
  }
  const auto& dockerfile = instruction.dockerfile();
  const auto& word = instruction->words.front();
  const auto plain = docker::ExpandWithDefaults(dockerfile, instruction.instruction(), word);
  const auto uses = dockerfile.Expand(instruction.instruction(), word).uses;
  if (uses.empty() || !plain.known() || plain == "scratch" || docker::IsImageName(plain.text()) ||
      dockerfile.FindStage(plain.text(), stage->index) != nullptr) {
    return;
  }
  const auto open = std::find_if(uses.begin(), uses.end(), [](const docker::VariableUse& use) {
    return use.state == docker::Variable::State::Declared;
  });
  const auto& use = open == uses.end() ? uses.front() : *open;
  report.Add({.span = use.span, .message = MessageOf(use, plain)});
}

}  // namespace linter::rules
