#include "linter/check/report.h"
#include "linter/docker/package_cache.h"
#include "linter/docker/package_call.h"
#include "linter/docker/shipped_stage.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

static const docker::PackageCache Cache = {
    .fills = {},
    .empties = {"pip cache purge", "pip3 cache purge"},
    .off_variables = {"PIP_NO_CACHE_DIR"},
    .place_variables = {"PIP_CACHE_DIR"},
    .folders = {".cache/pip"},
};

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
          "faster. Left alone are stages that only lend files to others, a mount at "
          "`$PIP_CACHE_DIR`, and a RUN that empties the cache itself; hadolint reports them.",
      .reference = "https://pip.pypa.io/en/stable/topics/caching/",
      .since = "0.1",
      .replaces = {"hadolint:DL3042", "kics:f2f903fb-b977-461e-98d7-b3e2185c6118"},
      .fix = FixKind::Safe,
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto call = docker::ReadPackageCall(command, docker::PackageManager::Pip, {"install"});
  const auto& run = command.instruction();
  if (!call || call->line.Has({"no-cache-dir"}) || docker::IsKeptOut(run, Cache) ||
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
