#include "linter/check/report.h"
#include "linter/text/problem.h"

namespace linter::rules {

static void CheckProblem(const Problem& problem, Report& report);

Rule DockerfileSyntax() {
  return {
      .id = "dockerfile-syntax",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .summary = "instruction is one that a build refuses",
      .why =
          "`docker build` ends here, before it has run anything. The instruction is not checked "
          "further; the others of the file are. The messages are those of BuildKit, whose "
          "newest syntax is understood.",
      .reference = "https://docs.docker.com/reference/dockerfile/",
      .since = "0.1",
      .replaces = {"hadolint:DL1000", "hadolint:DL3043"},
      .check = CheckProblem,
  };
}

static void CheckProblem(const Problem& problem, Report& report) {
  if (problem.kind == ProblemKind::DockerfileSyntax) {
    report.Add({.span = problem.span, .message = problem.message});
  }
}

}  // namespace linter::rules
