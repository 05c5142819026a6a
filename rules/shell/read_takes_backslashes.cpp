#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule ReadTakesBackslashes() {
  return {
      .id = "read-takes-backslashes",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "read takes backslashes for escapes",
      .why =
          "Without `-r`, `read` drops backslashes and joins a line that ends in one with the next. "
          "What is read comes in as it is with `-r`.",
      .reference = "https://www.shellcheck.net/wiki/SC2162",
      .since = "0.1",
      .replaces = {"hadolint:SC2162", "shellcheck:SC2162"},
      .fix = FixKind::Unsafe,
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsRunCode(command) || !command->name || !command->name->Is("read")) {
    return;
  }
  const auto& words = command->arguments;
  const bool raw = std::any_of(words.begin(), words.end(), [](const docker::ShellWord& word) {
    return word.text.starts_with('-') && word.text.find_first_of("rt") != std::string::npos;
  });
  if (!raw) {
    const Span& span = command->name->span;
    report.Add({.span = span,
                .message = "`read` without `-r` takes backslashes for escapes",
                .fixes = {{.title = "read backslashes as they are",
                           .safety = Safety::Unsafe,
                           .edits = {{{span.file, span.end, span.end}, " -r"}}}}});
  }
}

}  // namespace linter::rules
