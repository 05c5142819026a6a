#include "linter/check/report.h"
#include "linter/text/problem.h"

namespace linter::rules {

static void CheckProblem(const Problem& problem, Report& report);

Rule YamlSyntax() {
  return {
      .id = "yaml-syntax",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .summary = "document is not valid YAML",
      .why =
          "Kubernetes refuses the file, or a tool that reads more than it should applies "
          "something else than was meant. The other documents of the file are still checked; "
          "this one is not, because what it seems to lack may be what could not be read.",
      .reference = "https://yaml.org/spec/1.2.2/",
      .since = "0.1",
      .replaces = {"helm-lint:validateYamlContent"},
      .check = CheckProblem,
  };
}

static void CheckProblem(const Problem& problem, Report& report) {
  if (problem.kind == ProblemKind::Syntax) {
    report.Add({.span = problem.span, .message = problem.message});
  }
}

}  // namespace linter::rules
