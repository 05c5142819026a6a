#include "linter/check/report.h"
#include "linter/text/problem.h"

namespace linter::rules {

static void CheckProblem(const Problem& problem, Report& report);

Rule AllowanceMalformed() {
  return {
      .id = "allowance-malformed",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .summary = "comment for shoal is written in a form that it does not know",
      .why =
          "The comment looks as if it silenced something, and does not. The form is `# "
          "shoal: allow ID[, ID] [until 2027-01-31][: reason]`; `allow-file` holds for the "
          "whole file.",
      .since = "0.1",
      .check = CheckProblem,
  };
}

static void CheckProblem(const Problem& problem, Report& report) {
  if (problem.kind == ProblemKind::MalformedAllowance) {
    report.Add({.span = problem.span, .message = problem.message});
  }
}

}  // namespace linter::rules
