#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule DoubleBracketInSh() {
  return {
      .id = "double-bracket-in-sh",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "sh is given a test in double brackets",
      .why =
          "`[[ … ]]` is not in POSIX: to dash, the `/bin/sh` of Debian and Ubuntu, `[[` is a "
          "program that is not there, and the test fails. `[ … ]` works everywhere; so does SHELL "
          "with another shell. Shells that are named `ash`, which know it, are left alone.",
      .reference = "https://www.shellcheck.net/wiki/SC3010",
      .since = "0.1",
      .replaces = {"hadolint:SC3010", "shellcheck:SC3010"},
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (docker::IsPosixCode(command) && command->name && command->name->Is("[[")) {
    report.Add({.span = command->name->span, .message = "`[[` is not known to every `sh`"});
  }
}

}  // namespace linter::rules
