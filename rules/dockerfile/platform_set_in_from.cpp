#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule PlatformSetInFrom() {
  return {
      .id = "platform-set-in-from",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "FROM sets a platform by itself",
      .why =
          "With `FROM --platform=linux/amd64` the image is of that platform, whatever the build is "
          "asked for: on other machines it runs slowly under an emulator or not at all, and an "
          "image for several platforms holds one of them several times. The platform belongs to "
          "the build (`docker build --platform`). `$BUILDPLATFORM` and `$TARGETPLATFORM` are left "
          "alone, and so, as for BuildKit, is a stage whose name says its platform, such as "
          "`build-arm64`. A platform put together from another ARG weighs less: hadolint reports "
          "it, BuildKit does not. Whether the image that is pulled has the platform "
          "(BuildKit's InvalidBaseImagePlatform) cannot be told from the file.",
      .reference =
          "https://docs.docker.com/go/dockerfile/rule/from-platform-flag-const-disallowed/",
      .since = "0.1",
      .replaces = {"hadolint:DL3029", "buildkit:FromPlatformFlagConstDisallowed",
                   "kics:b16e8501-ef3c-44e1-a543-a093238099c9"},
      .check = CheckInstruction,
  };
}

// The name holds the operating system or the architecture.
static bool SaysPlatform(const docker::Stage& stage, std::string_view platform) {
  if (!stage.name) {
    return false;
  }
  const std::string_view name = stage.name->text();
  const auto slash = platform.find('/');
  const auto system = platform.substr(0, slash);
  const auto rest = slash == platform.npos ? "" : platform.substr(slash + 1);
  const auto architecture = rest.substr(0, rest.find('/'));
  return (!system.empty() && name.find(system) != name.npos) ||
         (!architecture.empty() && name.find(architecture) != name.npos);
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  const auto* flag = instruction->FindFlag("platform");
  if (instruction->keyword != docker::Keyword::From || flag == nullptr || !flag->value) {
    return;
  }
  const auto& written = flag->value->text();
  if (written.empty() || written.find("BUILDPLATFORM") != std::string::npos ||
      written.find("TARGETPLATFORM") != std::string::npos) {
    return;
  }
  const auto* stage = instruction.stage();
  if (stage == nullptr || SaysPlatform(*stage, written)) {
    return;
  }
  const auto uses = instruction.dockerfile().Expand(instruction.instruction(), *flag->value).uses;
  if (std::any_of(uses.begin(), uses.end(), [](const docker::VariableUse& use) {
        return use.state == docker::Variable::State::Unset;
      })) {
    return;
  }
  const bool constant = written.find('$') == std::string::npos;
  report.Add(
      {.span = flag->value->span(),
       .message =
           constant ? fmt::format("the image is `{}` on every platform", written)
                    : fmt::format("`{}` is not the platform that the build is asked for", written),
       .weight = constant ? std::optional<Severity>() : Severity::Info});
}

}  // namespace linter::rules
