#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/package_call.h"
#include "linter/docker/run_edit.h"
#include "linter/docker/shipped_stage.h"

namespace linter::rules {

static void CheckInstruction(const docker::InstructionView& run, Report& report);

Rule DnfCacheKept() {
  return {
      .id = "dnf-cache-kept",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "cache of dnf stays in the layer",
      .why =
          "What one RUN leaves behind, no later one takes out of the image again: the "
          "cache stays in its layer. `dnf clean all` behind the last `dnf install` or "
          "`dnf upgrade` of the same RUN empties it, as does `rm -rf /var/cache/dnf`; a "
          "cache mount keeps it out. `microdnf` is the same. Stages that only lend files to others "
          "are left alone, where hadolint reports them, too.",
      .reference = "https://dnf.readthedocs.io/en/latest/command_ref.html#clean-command",
      .since = "0.1",
      .replaces = {"hadolint:DL3040", "trivy:DS-0019", "trivy:DS-0027",
                   "kics:295acb63-9246-4b21-b441-7c1f1fb62dc0"},
      .fix = FixKind::Safe,
      .check = CheckInstruction,
  };
}

static void CheckInstruction(const docker::InstructionView& run, Report& report) {
  const docker::ShellWord* verb = nullptr;
  std::string_view program;
  for (const auto& command : run.commands()) {
    if (const auto call = docker::ReadPackageCall(
            command, docker::PackageManager::Dnf,
            {"install", "in", "upgrade", "up", "upgrade-minimal", "up-min", "reinstall", "rei"});
        call && verb == nullptr) {
      verb = call->verb;
      program = command->program();
    }
  }
  if (verb == nullptr || docker::OnlyLendsFiles(run.build(), run.stage()) ||
      docker::CleansBehind(
          run, docker::PackageManager::Dnf,
          {"install", "in", "upgrade", "up", "upgrade-minimal", "up-min", "reinstall", "rei"},
          {"clean"}) ||
      docker::Removes(run, {"/var/cache/dnf/", "/var/cache/libdnf5/", "/var/cache/yum/"}) ||
      docker::HasCacheMount(run, "/var/cache/dnf") || docker::HasCacheMount(run, "libdnf5") ||
      docker::HasCacheMount(run, "/var/cache/yum")) {
    return;
  }
  report.Add(
      {.span = verb->span,
       .message = "cache of `dnf` stays in the layer",
       .fixes = {{.title = "empty the cache",
                  .safety = Safety::Safe,
                  .edits = docker::AppendToRun(run, fmt::format("{} clean all", program))}}});
}

}  // namespace linter::rules
