#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/index_update.h"
#include "linter/docker/package_call.h"
#include "linter/docker/run_edit.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& run, Report& report);

Rule AptListsKept() {
  return {
      .id = "apt-lists-kept",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "lists of packages of apt stay in the layer",
      .why =
          "`apt-get update` fetches lists of tens of megabytes that nothing needs once "
          "packages are installed, and that grow old: a later `apt-get install` that "
          "uses them fails. `rm -rf /var/lib/apt/lists/*` in the same RUN takes them "
          "out, on request only where a later RUN might need them. Stages that only lend files to "
          "others are left alone, as are cache "
          "mounts.",
      .reference = "https://docs.docker.com/build/building/best-practices/#apt-get",
      .since = "0.1",
      .replaces = {"hadolint:DL3009", "kics:df746b39-6564-4fed-bf85-e9c44382303c"},
      .fix = FixKind::Safe,
      .check = CheckInstruction,
  };
}

// What `apt-get update` and its like are asked to do; none for other commands.
static const docker::ShellWord* UpdateOf(const docker::CommandView& command) {
  const auto program = command->program();
  if (command.instruction()->keyword != docker::Keyword::Run ||
      (program != "apt-get" && program != "apt" && program != "aptitude")) {
    return nullptr;
  }
  const auto& words = command->arguments;
  const auto update =
      std::find_if(words.begin(), words.end(), [](const auto& word) { return word.Is("update"); });
  return update == words.end() ? nullptr : &*update;
}

// A later RUN may install with the lists of this one. Of a file that is longer than any that is
// written by hand, that is taken for granted.
static Safety SafetyOf(const docker::InstructionView& run) {
  constexpr std::size_t Most = 1000;
  const auto& all = run.build().instructions();
  const bool used =
      all.size() > Most ||
      std::any_of(all.begin(), all.end(), [&](const docker::InstructionView& other) {
        if (other->index <= run->index || other->keyword != docker::Keyword::Run) {
          return false;
        }
        const auto& commands = other.commands();
        return std::none_of(commands.begin(), commands.end(),
                            [](const auto& command) { return UpdateOf(command) != nullptr; });
      });
  return used ? Safety::Unsafe : Safety::Safe;
}

static void CheckInstruction(const docker::InstructionView& run, Report& report) {
  if (!docker::IsShipped(run.build(), run.stage()) ||
      docker::Removes(run, {"/var/lib/apt/lists/"}) ||
      docker::HasCacheMount(run, "/var/lib/apt/lists") ||
      (docker::HasCacheMount(run, "/var/lib/apt") &&
       docker::HasCacheMount(run, "/var/cache/apt"))) {
    return;
  }
  for (const auto& command : run.commands()) {
    if (const auto* verb = UpdateOf(command)) {
      report.Add(
          {.span = verb->span,
           .message = "lists of packages stay in the layer",
           .fixes = {{.title = "remove the lists",
                      .safety = SafetyOf(run),
                      .edits = docker::IndexUpdatedAlone(run) != nullptr
                                   ? std::vector<Edit>()
                                   : docker::AppendToRun(run, "rm -rf /var/lib/apt/lists/*")}}});
      return;
    }
  }
}

}  // namespace linter::rules
