#include "linter/check/report.h"
#include "linter/text/problem.h"

namespace linter::rules {

static void CheckProblem(const Problem& problem, Report& report);

Rule Shellcheck() {
  return {
      .id = "shellcheck",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .summary = "the program ShellCheck objects to shell code",
      .why =
          "With `--shellcheck` the program of that name is asked about the code of every RUN, in "
          "the shell that reads it and with the names of ARG and ENV as set variables. What "
          "rules of shoal's own say is not said twice; each message begins with ShellCheck's "
          "code, by which `# hadolint ignore=SC2164` silences it. Its errors stay errors, its "
          "notes on style become infos. Without `--shellcheck` the rule is silent.",
      .reference = "https://www.shellcheck.net/wiki/",
      .since = "0.1",
      .check = CheckProblem,
  };
}

static void CheckProblem(const Problem& problem, Report& report) {
  const auto say = [&](Severity weight) {
    report.Add({.span = problem.span, .message = problem.message, .weight = weight});
  };
  switch (problem.kind) {
    case ProblemKind::ShellCheckError:
      return say(Severity::Error);
    case ProblemKind::ShellCheckWarning:
      return say(Severity::Warning);
    case ProblemKind::ShellCheckNote:
      return say(Severity::Info);
    default:
      return;
  }
}

}  // namespace linter::rules
