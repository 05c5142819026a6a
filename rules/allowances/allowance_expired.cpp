#include "linter/check/report.h"
#include "linter/text/problem.h"

namespace linter::rules {

static void CheckProblem(const Problem& problem, Report& report);

Rule AllowanceExpired() {
  return {
      .id = "allowance-expired",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .summary = "inline allowance is past its date",
      .why =
          "An allowance `until` a date was a promise to come back. It does not hold any "
          "more; the finding that it silenced is reported again.",
      .since = "0.1",
      .check = CheckProblem,
  };
}

static void CheckProblem(const Problem& problem, Report& report) {
  if (problem.kind == ProblemKind::ExpiredAllowance) {
    report.Add({.span = problem.span, .message = problem.message});
  }
}

}  // namespace linter::rules
