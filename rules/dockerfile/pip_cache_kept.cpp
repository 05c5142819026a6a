#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/docker/package_call.h"
#include "linter/docker/shipped_stage.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule PipCacheKept() {
  return {
      .id = "pip-cache-kept",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "cache of pip stays in the layer",
      .why =
          "What one RUN leaves behind, no later one takes out of the image again: the "
          "cache stays in its layer. `--no-cache-dir` or `PIP_NO_CACHE_DIR=1` keeps "
          "none; a cache mount keeps it out of the layer and makes the next build "
          "faster. Stages that only lend files to others are left alone, where hadolint "
          "reports them, too, as is a mount at `$PIP_CACHE_DIR`.",
      .reference = "https://pip.pypa.io/en/stable/topics/caching/",
      .since = "0.1",
      .replaces = {"hadolint:DL3042", "kics:f2f903fb-b977-461e-98d7-b3e2185c6118"},
      .fix = FixKind::Safe,
      .check = CheckCommand,
  };
}

static bool IsTrue(std::string_view value) {
  constexpr std::array<std::string_view, 10> Words = {"1",  "true", "True", "TRUE", "on",
                                                      "On", "ON",   "yes",  "Yes",  "YES"};
  return std::find(Words.begin(), Words.end(), value) != Words.end();
}

// By an ENV or ARG in force, or before a command of the code.
static bool IsSwitchedOff(const docker::InstructionView& run) {
  constexpr std::string_view Name = "PIP_NO_CACHE_DIR";
  if (const auto* stage = run.stage()) {
    const auto variable = run.dockerfile().scope.Find(stage->index, run->index, Name);
    if (variable.state == docker::Variable::State::Known && IsTrue(variable.value.text())) {
      return true;
    }
  }
  const auto& commands = run.commands();
  return std::any_of(commands.begin(), commands.end(), [&](const docker::CommandView& command) {
    const auto& words = command->arguments;
    return std::any_of(command->assignments.begin(), command->assignments.end(),
                       [&](const docker::ShellAssignment& one) {
                         return one.name == Name && one.value && IsTrue(one.value->constant());
                       }) ||
           std::any_of(words.begin(), words.end(), [&](const docker::ShellWord& word) {
             return word.constant().starts_with("PIP_NO_CACHE_DIR=");
           });
  });
}

// Also at the place that a variable chooses.
static bool HasMount(const docker::InstructionView& run) {
  return docker::HasCacheMount(run, ".cache/pip") || docker::HasCacheMount(run, "PIP_CACHE_DIR");
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto call = docker::ReadPackageCall(command, docker::PackageManager::Pip, {"install"});
  const auto& run = command.instruction();
  if (!call || call->line.Has({"no-cache-dir"}) || HasMount(run) || IsSwitchedOff(run) ||
      docker::OnlyLendsFiles(run.build(), run.stage())) {
    return;
  }
  report.Add({.span = call->verb->span,
              .message = "cache of `pip` stays in the layer",
              .fixes = {{.title = "keep no cache",
                         .safety = Safety::Safe,
                         .edits = docker::AddOption(*call, "--no-cache-dir")}}});
}

}  // namespace linter::rules
