#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/json_form.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule ShellFormCommand() {
  return {
      .id = "shell-form-command",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "CMD or ENTRYPOINT is in shell form",
      .why =
          "In the shell form `/bin/sh -c` is process 1 and may keep signals to itself: SIGTERM "
          "then does not reach the program, and every stop of the container waits for its grace "
          "period and kills. ENTRYPOINT in shell form ignores CMD and all arguments besides. "
          "The JSON form starts the program itself. As for BuildKit, whoever chose a shell by "
          "`SHELL` is taken to want one. The fix is offered where the words need no shell; it "
          "is applied on request only, since it changes what process 1 is.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/json-args-recommended/",
      .since = "0.1",
      .replaces = {"hadolint:DL3025", "buildkit:JSONArgsRecommended",
                   "kics:b86987e1-6397-4619-81d5-8807f2387c79"},
      .fix = FixKind::Unsafe,
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  const bool command = instruction->keyword == docker::Keyword::Cmd ||
                       instruction->keyword == docker::Keyword::Entrypoint;
  if (!command || instruction.trigger() || instruction->form == docker::Form::Json ||
      instruction->words.empty()) {
    return;
  }
  const auto& words = instruction->words.front();
  if (words.empty() || instruction.script().shell.instruction != nullptr) {
    return;
  }
  Fix fix{.title = "start the program without a shell", .safety = Safety::Unsafe, .edits = {}};
  std::string json = docker::JsonFormOf(words.text());
  if (!json.empty() && words.span().size() == words.size()) {
    fix.edits.push_back({words.span(), std::move(json)});
  }
  const auto name = docker::NameOf(instruction->keyword);
  std::string message = fmt::format("a shell runs this `{}`", name);
  if (words.text().starts_with('[')) {
    message = fmt::format("`{}` is not valid JSON, so a shell runs it", name);
  } else if (!words.text().starts_with("exec ")) {
    message += ", and is sent its signals";
  }
  report.Add({.span = words.span(), .message = std::move(message), .fixes = {std::move(fix)}});
}

}  // namespace linter::rules
