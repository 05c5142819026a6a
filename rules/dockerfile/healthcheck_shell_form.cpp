#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/json_form.h"

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
      .fix = FixKind::Unsafe,
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword == docker::Keyword::Healthcheck && !instruction.trigger() &&
      instruction->form == docker::Form::Plain && instruction->words.size() > 1) {
    const auto& command = instruction->words[1];
    Fix fix{.title = "start the program without a shell", .safety = Safety::Unsafe, .edits = {}};
    std::string json = docker::JsonFormOf(command.text());
    if (!json.empty() && command.span().size() == command.size()) {
      fix.edits.push_back({command.span(), std::move(json)});
    }
    report.Add({.span = command.span(),
                .message = "a shell is started for each health check",
                .fixes = {std::move(fix)}});
  }
}

}  // namespace linter::rules
