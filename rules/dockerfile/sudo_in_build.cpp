#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/package_call.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule SudoInBuild() {
  return {
      .id = "sudo-in-build",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "command of a build runs by sudo",
      .why =
          "RUN is root unless USER says otherwise, and USER changes that for as many "
          "instructions as need it. `sudo` in an image lets whoever breaks into the "
          "container become root, starts commands without a terminal or signals as one "
          "expects, and asks for a password where it is not set up.",
      .reference = "https://docs.docker.com/build/building/best-practices/#user",
      .since = "0.1",
      .replaces = {"hadolint:DL3004"},
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (command.instruction()->keyword != docker::Keyword::Run) {
    return;
  }
  const auto& wrappers = command->wrappers;
  const auto sudo = std::find_if(wrappers.begin(), wrappers.end(),
                                 [](const docker::ShellWord& word) { return word.Is("sudo"); });
  if (sudo != wrappers.end()) {
    report.Add({.span = sudo->span, .message = "`sudo` in a build"});
  } else if (command->program() == "sudo") {
    report.Add({.span = command->name->span, .message = "`sudo` in a build"});
  }
}

}  // namespace linter::rules
