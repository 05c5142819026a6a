#include "linter/check/report.h"
#include "linter/text/problem.h"

namespace linter::rules {

static void CheckProblem(const Problem& problem, Report& report);

Rule YamlAliasExpansion() {
  return {
      .id = "yaml-alias-expansion",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .summary = "aliases unfold beyond any bound",
      .why =
          "Each alias stands for a whole collection that holds aliases itself, so a few "
          "lines become billions of nodes; the API server refuses such a document, and "
          "readers that do not run out of memory.",
      .reference = "https://en.wikipedia.org/wiki/Billion_laughs_attack",
      .since = "0.1",
      .check = CheckProblem,
  };
}

static void CheckProblem(const Problem& problem, Report& report) {
  if (problem.kind == ProblemKind::AliasExpansion) {
    report.Add({.span = problem.span, .message = problem.message});
  }
}

}  // namespace linter::rules
