#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule HealthcheckShellForm() {
  return {
      .id = "healthcheck-shell-form",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .summary = "HEALTHCHECK is in shell form",
      .why =
          "The check needs a shell in the image and starts one each time. Nothing more is wrong "
          "with it: no signal gets lost, and `curl … || exit 1` is Docker's own example. hadolint "
          "says of it what it says of CMD; this is a rule of its own, for those who build images "
          "without a shell.",
      .reference = "https://docs.docker.com/reference/dockerfile/#healthcheck",
      .since = "0.1",
      .replaces = {"hadolint:DL3025"},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword == docker::Keyword::Healthcheck && !instruction.trigger() &&
      instruction->form == docker::Form::Plain && instruction->words.size() > 1) {
    report.Add({.span = instruction->words[1].span(),
                .message = "a shell is started for each health check"});
  }
}

}  // namespace linter::rules
