#include "linter/check/report.h"
#include "linter/text/problem.h"

namespace linter::rules {

static void CheckProblem(const Problem& problem, Report& report);

Rule YamlDuplicateKey() {
  return {
      .id = "yaml-duplicate-key",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .summary = "mapping has the same key twice",
      .why =
          "YAML forbids it, and readers disagree: kubectl keeps the last value, strict "
          "validation refuses the object. What a reviewer reads first is then not what "
          "runs.",
      .reference = "https://yaml.org/spec/1.2.2/#nodes",
      .since = "0.1",
      .check = CheckProblem,
  };
}

static void CheckProblem(const Problem& problem, Report& report) {
  if (problem.kind == ProblemKind::DuplicateKey) {
    report.Add({.span = problem.span, .message = problem.message});
  }
}

}  // namespace linter::rules
