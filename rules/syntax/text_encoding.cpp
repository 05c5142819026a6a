#include "linter/check/report.h"
#include "linter/text/problem.h"

namespace linter::rules {

static void CheckProblem(const Problem& problem, Report& report);

Rule TextEncoding() {
  return {
      .id = "text-encoding",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .summary = "file is not UTF-8 text",
      .why =
          "Kubernetes reads UTF-8. Bytes of another encoding, or control characters such as "
          "NUL, are refused, or become other characters than were meant: a file saved as "
          "UTF-16 is the usual cause.",
      .reference = "https://yaml.org/spec/1.2.2/#52-character-encodings",
      .since = "0.1",
      .check = CheckProblem,
  };
}

static void CheckProblem(const Problem& problem, Report& report) {
  if (problem.kind == ProblemKind::Encoding) {
    report.Add({.span = problem.span, .message = problem.message});
  }
}

}  // namespace linter::rules
