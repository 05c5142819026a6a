#include "linter/check/report.h"
#include "linter/text/problem.h"

namespace linter::rules {

static void CheckProblem(const Problem& problem, Report& report);

Rule FileUnreadable() {
  return {
      .id = "file-unreadable",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .summary = "file or folder cannot be read",
      .why =
          "What cannot be read is not checked, and a run that says nothing about it looks "
          "like a clean one. The message carries the reason of the system.",
      .since = "0.1",
      .check = CheckProblem,
  };
}

static void CheckProblem(const Problem& problem, Report& report) {
  if (problem.kind == ProblemKind::Unreadable) {
    report.Add({.span = problem.span, .message = problem.message});
  }
}

}  // namespace linter::rules
