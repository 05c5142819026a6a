#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/docker/command_line.h"
#include "linter/docker/process.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule NpmAsProcessOne() {
  return {
      .id = "npm-as-process-one",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "container starts npm that stays above the program",
      .why =
          "`npm start` runs a script of package.json in a shell and waits for it: SIGTERM reaches "
          "npm and, depending on its version and on the shell, not the program, so a stop of the "
          "Pod may wait for the grace period and kill. It also keeps a second Node.js in memory. "
          "`CMD [\"node\", \"server.js\"]` starts the program itself. The same holds of yarn and "
          "pnpm; the shell form is `shell-form-command`.",
      .reference = "https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#cmd",
      .since = "0.1",
      .check = CheckBuild,
  };
}

// The word that says to run a script; none for other commands.
static const docker::ShellWord* ScriptVerb(const docker::CommandView& command) {
  constexpr std::array<std::string_view, 3> Runners = {"npm", "yarn", "pnpm"};
  constexpr std::array<std::string_view, 3> Verbs = {"start", "run", "run-script"};
  if (std::find(Runners.begin(), Runners.end(), command->program()) == Runners.end()) {
    return nullptr;
  }
  const auto line = docker::ReadCommandLine(
      command.command(),
      {.letters = "wCF", .names = {"prefix", "workspace", "cwd", "dir", "filter"}});
  if (line.operands.empty() ||
      std::find(Verbs.begin(), Verbs.end(), line.operands[0]->constant()) == Verbs.end()) {
    return nullptr;
  }
  return line.operands[0];
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto* started : docker::StartedBy(build)) {
    const auto& commands = started->commands();
    if ((*started)->form != docker::Form::Json || commands.size() != 1) {
      continue;
    }
    if (const auto* verb = ScriptVerb(commands.front())) {
      report.Add({.span = commands.front()->name->span,
                  .message = fmt::format("`{0}` stays above what `{0} {1}` starts, and is sent its "
                                         "signals",
                                         commands.front()->program(), verb->constant())});
    }
  }
}

}  // namespace linter::rules
