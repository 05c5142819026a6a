#include "linter/check/report.h"
#include "linter/text/problem.h"

namespace linter::rules {

static void CheckProblem(const Problem& problem, Report& report);

Rule InstructionBeforeFrom() {
  return {
      .id = "instruction-before-from",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "instruction stands before the first FROM",
      .why =
          "Only ARG may stand before FROM: everything else happens within a stage, and the "
          "build is refused (`no build stage in current context`). Each such instruction is "
          "reported.",
      .reference = "https://docs.docker.com/reference/dockerfile/#from",
      .since = "0.1",
      .replaces = {"hadolint:DL3061"},
      .check = CheckProblem,
  };
}

static void CheckProblem(const Problem& problem, Report& report) {
  if (problem.kind == ProblemKind::DockerfileWithoutStage) {
    report.Add({.span = problem.span, .message = problem.message});
  }
}

}  // namespace linter::rules
