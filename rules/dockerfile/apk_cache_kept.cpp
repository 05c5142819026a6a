#include "linter/check/report.h"
#include "linter/docker/package_call.h"
#include "linter/docker/shipped_stage.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule ApkCacheKept() {
  return {
      .id = "apk-cache-kept",
      .severity = Severity::Info,
      .precision = Precision::High,
      .summary = "apk add keeps the index of packages in the layer",
      .why =
          "The index that apk fetches stays in `/var/cache/apk`, and `apk update` as an "
          "instruction of its own gives a layer with an index that grows old. "
          "`--no-cache` fetches the index for this call and keeps nothing. Left alone are "
          "a cache mount there, a RUN that empties the folder itself, and stages that only lend "
          "files to others, all but the first of which hadolint reports, too.",
      .reference = "https://docs.docker.com/build/building/best-practices/#run",
      .since = "0.1",
      .replaces = {"hadolint:DL3019", "trivy:DS-0025", "kics:ae9c56a6-3ed1-4ac0-9b54-31267f51151d"},
      .fix = FixKind::Safe,
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto call = docker::ReadPackageCall(command, docker::PackageManager::Apk, {"add"});
  const auto& run = command.instruction();
  if (call && !call->line.Has({"no-cache"}) && !docker::HasCacheMount(run, "/var/cache/apk") &&
      !docker::Removes(run, {"/var/cache/apk/"}) &&
      !docker::OnlyLendsFiles(run.build(), run.stage())) {
    report.Add({.span = call->verb->span,
                .message = "`apk add` without `--no-cache` keeps the index of packages",
                .fixes = {{.title = "keep no index",
                           .safety = Safety::Safe,
                           .edits = docker::AddOption(*call, "--no-cache")}}});
  }
}

}  // namespace linter::rules
