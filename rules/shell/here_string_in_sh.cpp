#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule HereStringInSh() {
  return {
      .id = "here-string-in-sh",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "sh is given a here-string",
      .why =
          "`<<<` is a syntax error in dash, the `/bin/sh` of Debian and Ubuntu, and ends the whole "
          "code. `echo text | command` works everywhere.",
      .reference = "https://www.shellcheck.net/wiki/SC3011",
      .since = "0.1",
      .replaces = {"hadolint:SC3011", "shellcheck:SC3011"},
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsPosixCode(command)) {
    return;
  }
  for (const docker::ShellRedirect& redirect : command->redirects) {
    if (redirect.sign == "<<<") {
      report.Add({.span = redirect.span, .message = "`<<<` is not known to every `sh`"});
      return;
    }
  }
}

}  // namespace linter::rules
