#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/command_line.h"
#include "linter/docker/process.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule PackageManagerAsCommand() {
  return {
      .id = "package-manager-as-command",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "container starts its program by npm, yarn or pnpm",
      .why =
          "`npm start` runs a shell that runs the program: two processes more in every container, "
          "and, depending on the version, SIGTERM ends in npm instead of the program, which is "
          "killed without closing what it has open. `CMD [\"node\", \"server.js\"]` starts it "
          "itself.",
      .reference = "https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#cmd",
      .since = "0.1",
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto* view : docker::StartedBy(build)) {
    const docker::InstructionView& started = *view;
    if (started.commands().empty()) {
      continue;
    }
    const auto& command = started.commands().back();
    const auto program = command->program();
    const auto line = docker::ReadCommandLine(command.command());
    if ((program != "npm" && program != "yarn" && program != "pnpm") || line.operands.empty()) {
      continue;
    }
    const auto first = line.operands[0]->constant();
    if (first == "start" || first == "run" || first == "run-script" || program == "yarn") {
      report.Add(
          {.span = command->name->span,
           .message = fmt::format("`{}` stands between the program and its signals", program)});
    }
  }
}

}  // namespace linter::rules
