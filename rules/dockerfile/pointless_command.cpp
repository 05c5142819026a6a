#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/docker/package_call.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule PointlessCommand() {
  return {
      .id = "pointless-command",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "command has no lasting effect in a build",
      .why =
          "A container of a build has no init system, no terminal and no processes that "
          "outlive the RUN: a service that is started there is not running in the image, "
          "a mount is gone with the instruction. `ssh` may fetch something, but asks for "
          "a key that does not belong into a layer. Left alone is a program that is only asked "
          "for its version or its help.",
      .reference = "https://docs.docker.com/build/building/best-practices/#run",
      .since = "0.1",
      .replaces = {"hadolint:DL3001", "kics:9b6b0f38-92a2-41f9-b881-3a1083d99f1b"},
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  constexpr std::array<std::string_view, 9> Programs = {
      "free", "kill", "mount", "ps", "service", "shutdown", "ssh", "top", "vim"};
  const auto program = command->program();
  const auto& words = command->arguments;
  const bool asked = words.size() == 1 && (words[0].Is("--version") || words[0].Is("--help"));
  if (command.instruction()->keyword == docker::Keyword::Run && !asked &&
      std::find(Programs.begin(), Programs.end(), program) != Programs.end()) {
    report.Add({.span = command->name->span,
                .message = fmt::format("nothing of `{}` is left in the image", program)});
  }
}

}  // namespace linter::rules
