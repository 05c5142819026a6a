#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/process.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule ShellKeptAsProcessOne() {
  return {
      .id = "shell-kept-as-process-one",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "container starts `sh -c` that stays above the program",
      .why =
          "The shell of `[\"sh\", \"-c\", \"a && b\"]` is process 1 and waits: SIGTERM reaches it "
          "and not the program, so every stop of the Pod waits for the grace period and kills. "
          "`exec` in front of the last command puts the program in the shell's place. Code with "
          "`exec`, `trap` or `wait` is left alone, and so is a single command, which today's "
          "shells replace themselves by. The shell form is `shell-form-command`.",
      .reference = "https://docs.docker.com/reference/dockerfile/#shell-form-entrypoint-example",
      .since = "0.1",
      .check = CheckBuild,
  };
}

// Code that knows what it does.
static bool TakesCare(const docker::CommandView& command) {
  const auto program = command->program();
  const bool replaces =
      std::any_of(command->wrappers.begin(), command->wrappers.end(),
                  [](const docker::ShellWord& wrapper) { return wrapper.Is("exec"); });
  return replaces || program == "exec" || program == "trap" || program == "wait" ||
         command->background;
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto* view : docker::StartedBy(build)) {
    const docker::InstructionView& started = *view;
    const auto& commands = started.commands();
    if (started->form != docker::Form::Json || commands.empty()) {
      continue;
    }
    const auto inner =
        std::find_if(commands.begin(), commands.end(),
                     [](const docker::CommandView& command) { return command->inner; });
    if (inner == commands.end() || std::any_of(inner, commands.end(), TakesCare)) {
      continue;
    }
    const auto& last = commands.back();
    const bool single = commands.end() - inner == 1;
    const bool shell =
        last->program().empty() || last->program() == "sleep" || last->program() == "tail";
    if (single || shell) {
      continue;
    }
    report.Add({.span = last->name->span,
                .message = fmt::format("a shell stays above `{}`, and is sent its signals",
                                       last->program())});
  }
}

}  // namespace linter::rules
