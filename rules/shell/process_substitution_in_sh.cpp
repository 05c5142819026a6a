#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule ProcessSubstitutionInSh() {
  return {
      .id = "process-substitution-in-sh",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "sh is given a process substitution",
      .why =
          "`<(…)` is a syntax error in dash, the `/bin/sh` of Debian and Ubuntu, and ends the "
          "whole code. A pipe or a temporary file works everywhere.",
      .reference = "https://www.shellcheck.net/wiki/SC3001",
      .since = "0.1",
      .replaces = {"hadolint:SC3001", "shellcheck:SC3001"},
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsPosixCode(command)) {
    return;
  }
  for (const docker::ShellWord* word : docker::WordsOf(command.command())) {
    for (const docker::WordPart& part : word->parts) {
      const bool process = part.text.starts_with("<(") || part.text.starts_with(">(");
      if (part.kind == docker::PartKind::Substitution && process) {
        report.Add({.span = part.span, .message = "`<(…)` is not known to every `sh`"});
        return;
      }
    }
  }
}

}  // namespace linter::rules
