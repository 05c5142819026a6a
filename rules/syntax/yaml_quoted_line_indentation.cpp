#include "linter/check/report.h"
#include "linter/text/problem.h"

namespace linter::rules {

static void CheckProblem(const Problem& problem, Report& report);

Rule YamlQuotedLineIndentation() {
  return {
      .id = "yaml-quoted-line-indentation",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .summary = "line of a quoted text is indented too little",
      .why =
          "YAML wants every line of a quoted text to be indented more than the key that it belongs "
          "to. kubectl and Helm do not mind, other readers refuse the file. The rest of the "
          "document is checked as if the line were in its place.",
      .reference = "https://yaml.org/spec/1.2.2/#72-flow-scalar-styles",
      .since = "0.1",
      .check = CheckProblem,
  };
}

static void CheckProblem(const Problem& problem, Report& report) {
  if (problem.kind == ProblemKind::QuotedLineIndentation) {
    report.Add({.span = problem.span, .message = problem.message});
  }
}

}  // namespace linter::rules
