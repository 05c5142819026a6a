#include "linter/check/report.h"
#include "linter/docker/package_call.h"
#include "linter/docker/run_edit.h"
#include "linter/docker/shipped_stage.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& run, Report& report);

Rule YumCacheKept() {
  return {
      .id = "yum-cache-kept",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "cache of yum stays in the layer",
      .why =
          "What one RUN leaves behind, no later one takes out of the image again: the "
          "cache stays in its layer. `yum clean all` behind the last `yum install` of "
          "the same RUN empties it, as does `rm -rf /var/cache/yum`; a cache mount keeps "
          "it out. Stages that only lend files to others are left alone, where hadolint reports "
          "them, too.",
      .reference = "https://man7.org/linux/man-pages/man8/yum.8.html",
      .since = "0.1",
      .replaces = {"hadolint:DL3032", "trivy:DS-0015", "kics:00481784-25aa-4a55-8633-3136dfcf4f37"},
      .fix = FixKind::Safe,
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& run, Report& report) {
  const docker::ShellWord* verb = nullptr;
  for (const auto& command : run.commands()) {
    if (const auto call =
            docker::ReadPackageCall(command, docker::PackageManager::Yum, {"install"});
        call && verb == nullptr) {
      verb = call->verb;
    }
  }
  if (verb == nullptr || docker::OnlyLendsFiles(run.build(), run.stage()) ||
      docker::CleansBehind(run, docker::PackageManager::Yum, {"install"}, {"clean"}) ||
      docker::Removes(run, {"/var/cache/yum/", "/var/cache/dnf/"}) ||
      docker::HasCacheMount(run, "/var/cache/yum") ||
      docker::HasCacheMount(run, "/var/cache/dnf")) {
    return;
  }
  report.Add({.span = verb->span,
              .message = "cache of `yum` stays in the layer",
              .fixes = {{.title = "empty the cache",
                         .safety = Safety::Safe,
                         .edits = docker::AppendToRun(run, "yum clean all")}}});
}

}  // namespace linter::rules
