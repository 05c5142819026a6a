#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule EchoOptionInSh() {
  return {
      .id = "echo-option-in-sh",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "sh is given an option of echo",
      .why =
          "POSIX knows no option of `echo`: dash, the `/bin/sh` of Debian and Ubuntu, prints the "
          "`-e` of `echo -e 'a\\nb'` as text. `printf` does the same everywhere. `echo -n` works "
          "in nearly every shell.",
      .reference = "https://www.shellcheck.net/wiki/SC3037",
      .since = "0.1",
      .replaces = {"hadolint:SC3037", "shellcheck:SC3037"},
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsPosixCode(command) || command->program() != "echo" || command->arguments.empty()) {
    return;
  }
  const docker::ShellWord& word = command->arguments[0];
  const std::string_view text = word.constant();
  const bool known = command->shell == docker::ShellKind::Dash && text == "-n";
  if (!known && text.size() > 1 && text[0] == '-' &&
      text.find_first_not_of("eEsn", 1) == std::string_view::npos) {
    report.Add({.span = word.span,
                .message = fmt::format("`echo {}` means another thing to another `sh`", text)});
  }
}

}  // namespace linter::rules
