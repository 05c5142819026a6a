#include "linter/check/report.h"
#include "linter/text/problem.h"

namespace linter::rules {

static void CheckProblem(const Problem& problem, Report& report);

Rule YamlAliasUndefined() {
  return {
      .id = "yaml-alias-undefined",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .summary = "alias names an anchor that does not exist",
      .why =
          "The document does not parse in any reader: an alias (`*name`) needs an anchor "
          "(`&name`) before it in the same document. Anchors of another document, or of "
          "another file, do not count.",
      .reference = "https://yaml.org/spec/1.2.2/#71-alias-nodes",
      .since = "0.1",
      .check = CheckProblem,
  };
}

static void CheckProblem(const Problem& problem, Report& report) {
  if (problem.kind == ProblemKind::UndefinedAlias) {
    report.Add({.span = problem.span, .message = problem.message});
  }
}

}  // namespace linter::rules
