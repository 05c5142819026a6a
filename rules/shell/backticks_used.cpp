#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule BackticksUsed() {
  return {
      .id = "backticks-used",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .summary = "output of a command is taken by backticks",
      .why =
          "`$(…)` does what backticks do, can be nested, and leaves quotes and backslashes in it "
          "as they are everywhere else. The fix is safe where no backslash stands between the "
          "backticks.",
      .reference = "https://www.shellcheck.net/wiki/SC2006",
      .since = "0.1",
      .replaces = {"hadolint:SC2006", "shellcheck:SC2006"},
      .fix = FixKind::Safe,
      .check = CheckCommand,
  };
}

static bool IsBackticked(const docker::WordPart& part) {
  return part.kind == docker::PartKind::Substitution && part.text.size() > 2 &&
         part.text.starts_with('`') && part.text.ends_with('`');
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (!docker::IsRunCode(command)) {
    return;
  }
  Span first;
  bool found = false;
  Fix fix{.title = "use `$(…)`", .safety = Safety::Safe, .edits = {}};
  for (const docker::ShellWord* word : docker::WordsOf(command.command())) {
    for (const docker::WordPart& part : word->parts) {
      // What stands in another substitution is a word of a command of its own.
      if (!IsBackticked(part)) {
        continue;
      }
      first = found ? first : part.span;
      found = true;
      const Span& span = part.span;
      if (part.text.find('\\') == std::string::npos) {
        fix.edits.push_back({{span.file, span.begin, span.begin + 1}, "$("});
        fix.edits.push_back({{span.file, span.end - 1, span.end}, ")"});
      }
    }
  }
  if (found) {
    report.Add({.span = first, .message = "backticks instead of `$(…)`", .fixes = {fix}});
  }
}

}  // namespace linter::rules
