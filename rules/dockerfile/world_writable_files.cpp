#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/command_line.h"
#include "linter/docker/file_mode.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule WorldWritableFiles() {
  return {
      .id = "world-writable-files",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 4.5,
      .summary = "files that everybody may write",
      .why =
          "What any user in the container may write, any process that is broken into may replace, "
          "programs included. `COPY --chown` and `chmod u+rwX` give the one user what it needs; "
          "where the user's number is not known (OpenShift), group 0 and `chmod g=u` do. Folders "
          "for temporary files and modes with the sticky bit are left alone.",
      .reference = "https://cwe.mitre.org/data/definitions/732.html",
      .since = "0.1",
      .check = CheckInstruction,
  };
}

static bool IsTemporary(const docker::CommandLine& line) {
  for (std::size_t index = 1; index < line.operands.size(); ++index) {
    const auto path = line.operands[index]->constant();
    if (!path.starts_with("/tmp") && !path.starts_with("/var/tmp") && !path.starts_with("/dev/")) {
      return false;
    }
  }
  return line.operands.size() > 1;
}

static void CheckChmod(const docker::ShellCommand& command, Report& report) {
  const auto line = docker::ReadCommandLine(command);
  if (command.program() != "chmod" || line.operands.empty() || IsTemporary(line)) {
    return;
  }
  const auto& mode = *line.operands.front();
  if (docker::ReadFileMode(mode.constant()).world_writable) {
    report.Add(
        {.span = mode.span, .message = fmt::format("`{}` lets everybody write", mode.constant())});
  }
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword == docker::Keyword::Run) {
    for (const auto& command : instruction.commands()) {
      CheckChmod(command.command(), report);
    }
  }
  const auto* flag = instruction->FindFlag("chmod");
  if (flag != nullptr && flag->value && docker::ReadFileMode(flag->value->text()).world_writable) {
    report.Add({.span = flag->value->span(),
                .message = fmt::format("`{}` lets everybody write", flag->value->text())});
  }
}

}  // namespace linter::rules
