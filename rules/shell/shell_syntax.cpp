#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule ShellSyntax() {
  return {
      .id = "shell-syntax",
      .severity = Severity::Error,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "shell code cannot be parsed",
      .why =
          "The shell refuses the whole code, and the build ends: a quote is not closed, an `if` "
          "has no `fi`, a parenthesis is missing. In single quotes a backslash is a backslash, "
          "so that `'it\\'s'` leaves a quote open. The rules about shell code do not look at "
          "code that is refused. What newer shells add is not taken for an error.",
      .reference = "https://www.shellcheck.net/wiki/SC1072",
      .since = "0.1",
      .replaces = {"hadolint:SC1072", "shellcheck:SC1072", "hadolint:SC1088", "shellcheck:SC1088",
                   "hadolint:SC1089", "shellcheck:SC1089", "hadolint:SC1141", "shellcheck:SC1141"},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword == docker::Keyword::Run && !instruction.script().problems.empty()) {
    const Problem& problem = instruction.script().problems.front();
    report.Add({.span = problem.span, .message = problem.message});
  }
}

}  // namespace linter::rules
