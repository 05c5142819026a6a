#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/command_line.h"
#include "linter/docker/file_mode.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule SetUserIdGranted() {
  return {
      .id = "set-user-id-granted",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 6.0,
      .summary = "program is made to run as its owner",
      .why =
          "A program with the set-user-ID bit runs as root whoever starts it: a way back from any "
          "USER. Under `allowPrivilegeEscalation: false`, as the restricted standard demands, the "
          "bit has no effect and the program fails. `setcap` and capabilities of the container "
          "grant the one right that is needed. Folders keep the bit for their group's sake "
          "(`chmod g+s`) and are left alone.",
      .reference = "https://cwe.mitre.org/data/definitions/250.html",
      .since = "0.1",
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (command->program() != "chmod" || command.instruction()->keyword != docker::Keyword::Run) {
    return;
  }
  const auto line = docker::ReadCommandLine(command.command());
  if (line.operands.empty()) {
    return;
  }
  const auto& mode = *line.operands.front();
  const auto text = mode.constant();
  const bool group = text.starts_with("g") || text.starts_with("2") || text.starts_with("02");
  if (!group && docker::ReadFileMode(text).set_id) {
    report.Add({.span = mode.span,
                .message = fmt::format("`{}` lets whoever starts it become its owner", text)});
  }
}

}  // namespace linter::rules
