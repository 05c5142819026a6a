#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule NegationNeverFails() {
  return {
      .id = "negation-never-fails",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "set -e takes no notice of a command behind !",
      .why =
          "With `set -e` a command behind `!` never ends the code, whether it fails or not: `! "
          "grep -q key config; next` goes on either way. `! grep -q key config || exit 1` and `if "
          "grep …; then exit 1; fi` end it. The last command decides about the whole, and is left "
          "alone.",
      .reference = "https://www.shellcheck.net/wiki/SC2251",
      .since = "0.1",
      .replaces = {"hadolint:SC2251", "shellcheck:SC2251"},
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsRunCode(command) || !command->negated || command->checked || command->condition ||
      command->subshell || command->function || command->substitution ||
      !command.script().errexit) {
    return;
  }
  const auto& commands = command.instruction().commands();
  const bool last =
      std::none_of(commands.rbegin(), commands.rend(), [&](const docker::CommandView& other) {
        return other->span.begin > command->span.end && !other->inner;
      });
  // The grammar takes the brace of `! { … }` for a name.
  const bool first = command->pipe_index == 0 && command->name && !command->name->Is("{");
  if (!last && first) {
    report.Add({.span = command->name->span,
                .message = fmt::format("nothing notices when `! {}` fails", command->name->text)});
  }
}

}  // namespace linter::rules
