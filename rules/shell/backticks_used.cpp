#include "linter/check/report.h"
#include "linter/docker/shell_expansion.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& run, Report& report);

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
      .check = CheckInstruction,
  };
}

static bool IsBackticked(const docker::WordPart& part) {
  return part.kind == docker::PartKind::Substitution && part.text.size() > 2 &&
         part.text.starts_with('`') && part.text.ends_with('`');
}

static void CheckWords(const std::vector<const docker::ShellWord*>& words, Report& report) {
  Span first;
  bool found = false;
  Fix fix{.title = "use `$(…)`", .safety = Safety::Safe, .edits = {}};
  for (const docker::ShellWord* word : words) {
    for (const docker::WordPart& part : word->parts) {
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

static void CheckInstruction(const docker::InstructionView& run, Report& report) {
  CheckWords(docker::WordsOfLoops(run), report);
  for (const docker::CommandView& command : run.commands()) {
    if (docker::IsRunCode(command)) {
      CheckWords(docker::WordsOf(command.command()), report);
    }
  }
}

}  // namespace linter::rules
