#include "linter/check/report.h"
#include "linter/text/problem.h"

namespace linter::rules {

static void CheckProblem(const Problem& problem, Report& report);

Rule AllowanceUnused() {
  return {
      .id = "allowance-unused",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .summary = "inline allowance silences nothing",
      .why =
          "The finding is gone, or the comment stands at the wrong place, and the allowance "
          "would hide the next one that comes there. An allowance whose rules did not all "
          "run, or that wait for a closed world, is left alone, and so are the comments and "
          "annotations of other tools.",
      .since = "0.1",
      .check = CheckProblem,
  };
}

static void CheckProblem(const Problem& problem, Report& report) {
  if (problem.kind == ProblemKind::UnusedAllowance) {
    report.Add({.span = problem.span, .message = problem.message});
  }
}

}  // namespace linter::rules
