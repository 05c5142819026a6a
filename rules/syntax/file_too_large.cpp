#include "linter/check/report.h"
#include "linter/text/problem.h"

namespace linter::rules {

static void CheckProblem(const Problem& problem, Report& report);

Rule FileTooLarge() {
  return {
      .id = "file-too-large",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .summary = "file is larger than shoal reads",
      .why =
          "A file of this size is no manifest that a cluster takes (etcd stores objects of "
          "about 1.5 MiB), so it is not read, in order to bound time and memory; nothing in "
          "it was checked.",
      .since = "0.1",
      .check = CheckProblem,
  };
}

static void CheckProblem(const Problem& problem, Report& report) {
  if (problem.kind == ProblemKind::TooLarge) {
    report.Add({.span = problem.span, .message = problem.message});
  }
}

}  // namespace linter::rules
