#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule SubstitutionUnquoted() {
  return {
      .id = "substitution-unquoted",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "output of a command outside of quotes is split into words",
      .why =
          "Outside of double quotes the shell splits what `$(…)` prints at blanks and replaces "
          "globs in it by names of files. In double quotes it stays one word. `seq` and `pgrep` "
          "print lists, and are left alone; so is a list for `for`. Where a list is meant "
          "(`apk del $(cat packages)`), `xargs` takes it without globs.",
      .reference = "https://www.shellcheck.net/wiki/SC2046",
      .since = "0.1",
      .replaces = {"hadolint:SC2046", "shellcheck:SC2046"},
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  for (const docker::WordPart* part : docker::SplitParts(command)) {
    if (part->kind == docker::PartKind::Substitution) {
      report.Add({.span = part->span, .message = "output of a command stands outside of quotes"});
      return;
    }
  }
}

}  // namespace linter::rules
