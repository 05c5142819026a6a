#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& instruction, Report& report);

Rule CdInRun() {
  return {
      .id = "cd-in-run",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {},
      .summary = "RUN changes its directory with cd",
      .why =
          "`cd` holds to the end of its RUN only, and goes wrong quietly where it is not "
          "followed by `&&`; `WORKDIR` holds for all instructions that follow, makes the "
          "directory and is seen by readers. `cd` for a moment, in a subshell or to build and "
          "clean up in one layer, is good practice to many, so the rule runs only when it is "
          "asked for.",
      .reference = "https://docs.docker.com/build/building/best-practices/#workdir",
      .since = "0.1",
      .replaces = {"hadolint:DL3003", "kics:f4a6bcd3-e231-4acf-993c-aa027be50d2e", "trivy:DS-0013"},
      .fix = FixKind::Unsafe,
      .check = CheckInstruction,
  };
}

// `RUN cd /src && make` → `WORKDIR /src` and `RUN make`.
static Fix UseWorkdir(const docker::InstructionView& run) {
  Fix fix{.title = "set the directory with `WORKDIR`", .safety = Safety::Unsafe, .edits = {}};
  const auto& commands = run.commands();
  if (commands.size() < 2 || !run->heredocs.empty() || run->form != docker::Form::Plain) {
    return fix;
  }
  const auto& first = commands[0];
  const auto& second = commands[1];
  const auto plain = [](const docker::CommandView& command) {
    return !command->subshell && !command->condition && !command->loop && !command->substitution &&
           !command->inner && !command->function;
  };
  const bool only =
      std::none_of(commands.begin() + 1, commands.end(),
                   [](const docker::CommandView& command) { return command->program() == "cd"; });
  if (!only || first->program() != "cd" || !plain(first) || !plain(second) ||
      first->pipe_count > 1 || second->join != docker::ShellJoin::And ||
      first->arguments.size() != 1 || !first->redirects.empty() ||
      !first->arguments[0].constant().starts_with('/') || !first->wrappers.empty()) {
    return fix;
  }
  const std::string& directory = first->arguments[0].text;
  const bool literal = directory == first->arguments[0].constant();
  const bool wholly = first->span.begin == run->arguments.span().begin;
  if (!literal || !wholly || directory.find_first_of("*?[~") != std::string::npos) {
    return fix;
  }
  const auto file = run->span.file;
  fix.edits.push_back({{file, run->span.begin, run->span.begin}, "WORKDIR " + directory + "\n"});
  fix.edits.push_back({{file, first->span.begin, second->span.begin}, ""});
  return fix;
}

static void CheckInstruction(const docker::InstructionView& instruction, Report& report) {
  if (instruction->keyword != docker::Keyword::Run || instruction.trigger()) {
    return;
  }
  const auto& commands = instruction.commands();
  const auto found =
      std::find_if(commands.begin(), commands.end(), [](const docker::CommandView& command) {
        return command->program() == "cd" && !command->inner;
      });
  if (found != commands.end()) {
    report.Add({.span = (*found)->name->span,
                .message = "`cd` changes the directory within this RUN only",
                .fixes = {UseWorkdir(instruction)}});
  }
}

}  // namespace linter::rules
