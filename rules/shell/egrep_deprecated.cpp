#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule EgrepDeprecated() {
  return {
      .id = "egrep-deprecated",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .summary = "egrep and fgrep are deprecated",
      .why =
          "GNU grep warns of `egrep` and `fgrep` since 3.8, and will not have them for ever. `grep "
          "-E` and `grep -F` are the same everywhere.",
      .reference = "https://www.shellcheck.net/wiki/SC2196",
      .since = "0.1",
      .replaces = {"hadolint:SC2196", "shellcheck:SC2196", "hadolint:SC2197", "shellcheck:SC2197"},
      .fix = FixKind::Safe,
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsRunCode(command) || !command->name ||
      !(command->name->Is("egrep") || command->name->Is("fgrep"))) {
    return;
  }
  const std::string_view now = command->name->Is("egrep") ? "grep -E" : "grep -F";
  const bool written = command->name->span.size() == command->name->text.size();
  report.Add(
      {.span = command->name->span,
       .message = fmt::format("`{}` is deprecated", command->name->text),
       .fixes = {{.title = fmt::format("use `{}`", now),
                  .safety = Safety::Safe,
                  .edits = written ? std::vector<Edit>{{command->name->span, std::string(now)}}
                                   : std::vector<Edit>{}}}});
}

}  // namespace linter::rules
