#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/package_call.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& run, Report& report);

Rule YarnCacheKept() {
  return {
      .id = "yarn-cache-kept",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "cache of yarn stays in the layer",
      .why =
          "What one RUN leaves behind, no later one takes out of the image again: the "
          "cache stays in its layer. `yarn cache clean` behind `yarn install` of the "
          "same RUN empties it; a cache mount keeps it out. Stages that only lend files "
          "to others are left alone.",
      .reference = "https://classic.yarnpkg.com/lang/en/docs/cli/cache/",
      .since = "0.1",
      .replaces = {"hadolint:DL3060"},
      .check = CheckInstruction,
  };
}

static bool Contains(const docker::CommandView& command, std::string_view wanted) {
  const auto& words = command->arguments;
  return std::any_of(words.begin(), words.end(),
                     [&](const docker::ShellWord& word) { return word.Is(wanted); });
}

static void CheckInstruction(const docker::InstructionView& run, Report& report) {
  const docker::CommandView* install = nullptr;
  bool clean = true;
  for (const auto& command : run.commands()) {
    if (run->keyword != docker::Keyword::Run || command->program() != "yarn") {
      continue;
    }
    if (Contains(command, "install")) {
      install = install == nullptr ? &command : install;
      clean = false;
    } else if (Contains(command, "clean")) {
      clean = true;
    }
  }
  if (!clean && docker::IsShipped(run.build(), run.stage()) &&
      !docker::HasCacheMount(run, ".cache/yarn") &&
      !docker::HasCacheMount(run, "/usr/local/share/.cache")) {
    report.Add({.span = (*install)->name->span, .message = "cache of `yarn` stays in the layer"});
  }
}

}  // namespace linter::rules
