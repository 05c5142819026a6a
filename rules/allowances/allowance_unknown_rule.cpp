#include "linter/check/report.h"
#include "linter/text/problem.h"

namespace linter::rules {

static void CheckProblem(const Problem& problem, Report& report);

Rule AllowanceUnknownRule() {
  return {
      .id = "allowance-unknown-rule",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .summary = "inline allowance names a rule that does not exist",
      .why =
          "A misspelled id silences nothing. The ids of shoal, and those of the tools that "
          "a rule replaces (`no-liveness-probe`, `kube-score:pod-probes`), are known.",
      .since = "0.1",
      .check = CheckProblem,
  };
}

static void CheckProblem(const Problem& problem, Report& report) {
  if (problem.kind == ProblemKind::UnknownAllowance) {
    report.Add({.span = problem.span, .message = problem.message});
  }
}

}  // namespace linter::rules
