#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/image.h"
#include "linter/docker/variable_use.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule BaseImageNameInvalid() {
  return {
      .id = "base-image-name-invalid",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "what stands behind FROM cannot be the name of an image",
      .why =
          "No registry has an image of such a name, and the build ends there: `debian:` without a "
          "tag, upper case in the path, a digest that is cut short. Where the fault is an `ARG` "
          "without a default, as in `FROM debian:$VERSION`, the build works for those only who "
          "know which `--build-arg` to give; that is a warning.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/invalid-default-arg-in-from/",
      .since = "0.1",
      .replaces = {"buildkit:InvalidDefaultArgInFrom"},
      .check = CheckBuild,
  };
}

static const docker::VariableUse* WithoutDefault(const std::vector<docker::VariableUse>& uses) {
  const auto found = std::find_if(uses.begin(), uses.end(), [](const docker::VariableUse& use) {
    return use.state == docker::Variable::State::Declared;
  });
  return found == uses.end() ? nullptr : &*found;
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto& instruction : build.instructions()) {
    const auto* stage = instruction.stage();
    if (instruction->keyword != docker::Keyword::From || stage == nullptr || stage->parent) {
      continue;
    }
    const auto& word = instruction->words.front();
    const auto plain =
        docker::ExpandWithDefaults(build.dockerfile(), instruction.instruction(), word);
    if (!plain.known() || plain == "scratch" || docker::IsImageName(plain.text())) {
      continue;
    }
    const auto uses = build.dockerfile().Expand(instruction.instruction(), word).uses;
    const auto* open = WithoutDefault(uses);
    report.Add(
        {.span = open != nullptr ? open->span : word.span(),
         .message = open == nullptr
                        ? fmt::format("`{}` is no name of an image", plain.text())
                        : fmt::format("`{}` has no default, and without it the image is `{}`",
                                      open->name, plain.text()),
         .weight = open == nullptr ? std::optional<Severity>() : Severity::Warning});
  }
}

}  // namespace linter::rules
