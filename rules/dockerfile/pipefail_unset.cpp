#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule PipefailUnset() {
  return {
      .id = "pipefail-unset",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "RUN has a pipe in which only the last command may fail",
      .why =
          "The status of a pipe is that of its last command: `curl … | bash` succeeds when the "
          "download fails, and the build goes on with what is not there. "
          "`SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]` before it, or `set -o pipefail` "
          "in the RUN, "
          "makes it fail. Where `/bin/sh` is dash, which has no such option before 0.5.13, "
          "another shell must be named. `set -o pipefail` in front of the pipe and a shell "
          "that the stage inherits count here, other than in hadolint; so does a pipe in the "
          "code of `bash -c`.",
      .reference = "https://docs.docker.com/build/building/best-practices/#using-pipes",
      .since = "0.1",
      .replaces = {"hadolint:DL4006", "kics:efbf148a-67e9-42d2-ac47-02fa1c0d0b22"},
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword != docker::Keyword::Run || instruction.trigger()) {
    return;
  }
  const auto& commands = instruction.commands();
  const auto found =
      std::find_if(commands.begin(), commands.end(), [](const docker::CommandView& command) {
        return command->pipe_count > 1 && !command->pipefail;
      });
  if (found == commands.end()) {
    return;
  }
  const auto program = (*found)->program();
  report.Add(
      {.span = (*found)->name ? (*found)->name->span : (*found)->span,
       .message = program.empty()
                      ? std::string("pipe hides failures of its first command: no `pipefail`")
                      : fmt::format("pipe hides failures of `{}`: no `pipefail`", program)});
}

}  // namespace linter::rules
