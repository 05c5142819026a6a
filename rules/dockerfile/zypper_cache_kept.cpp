#include "linter/check/report.h"
#include "linter/docker/package_call.h"
#include "linter/docker/run_edit.h"
#include "linter/docker/shipped_stage.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& run, Report& report);

Rule ZypperCacheKept() {
  return {
      .id = "zypper-cache-kept",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "cache of zypper stays in the layer",
      .why =
          "What one RUN leaves behind, no later one takes out of the image again: the "
          "cache stays in its layer. `zypper clean` behind the last `zypper install` of "
          "the same RUN empties it; a cache mount keeps it out. Stages that only lend files to "
          "others are left alone, where hadolint reports them, too.",
      .reference = "https://en.opensuse.org/SDB:Zypper_manual",
      .since = "0.1",
      .replaces = {"hadolint:DL3036", "trivy:DS-0020", "kics:38300d1a-feb2-4a48-936a-d1ef1cd24313"},
      .fix = FixKind::Safe,
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& run, Report& report) {
  const docker::ShellWord* verb = nullptr;
  for (const auto& command : run.commands()) {
    if (const auto call =
            docker::ReadPackageCall(command, docker::PackageManager::Zypper, {"install", "in"});
        call && verb == nullptr) {
      verb = call->verb;
    }
  }
  if (verb == nullptr || docker::OnlyLendsFiles(run.build(), run.stage()) ||
      docker::CleansBehind(run, docker::PackageManager::Zypper, {"install", "in"},
                           {"clean", "cc"}) ||
      docker::Removes(run, {"/var/cache/zypp/"}) || docker::HasCacheMount(run, "/var/cache/zypp")) {
    return;
  }
  report.Add({.span = verb->span,
              .message = "cache of `zypper` stays in the layer",
              .fixes = {{.title = "empty the cache",
                         .safety = Safety::Safe,
                         .edits = docker::AppendToRun(run, "zypper clean --all")}}});
}

}  // namespace linter::rules
