#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/command_line.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule HealthcheckCurlSucceeds() {
  return {
      .id = "healthcheck-curl-succeeds",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "HEALTHCHECK whose curl is content with any answer",
      .why =
          "Without `--fail` curl succeeds on 404 and 500, too: the container is healthy as long as "
          "anything answers. A curl whose output is read further (a pipe, `$(…)`, "
          "`--write-out`) is left alone.",
      .reference = "https://docs.docker.com/reference/dockerfile/#healthcheck",
      .since = "0.1",
      .fix = FixKind::Unsafe,
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (command.instruction()->keyword != docker::Keyword::Healthcheck ||
      command->program() != "curl" || command->pipe_count > 1 || command->substitution) {
    return;
  }
  const auto line = docker::ReadCommandLine(command.command(), {.letters = "oHdXwumAbTxFe"});
  const bool web =
      std::any_of(line.operands.begin(), line.operands.end(), [](const docker::ShellWord* word) {
        return word->text.find("telnet:") == std::string::npos;
      });
  if (!web || line.Has({"f", "fail", "fail-with-body", "w", "write-out", "unix-socket-only"})) {
    return;
  }
  Fix fix{.title = "fail on HTTP errors", .safety = Safety::Unsafe, .edits = {}};
  const auto& name = command->name->span;
  if (command.instruction()->form == docker::Form::Plain) {
    fix.edits.push_back({{name.file, name.end, name.end}, " --fail"});
  }
  report.Add({.span = name,
              .message = "`curl` succeeds whatever the server answers: no `--fail`",
              .fixes = {std::move(fix)}});
}

}  // namespace linter::rules
