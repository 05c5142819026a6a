#include "linter/check/report.h"
#include "linter/docker/package_cache.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

static const docker::PackageCache Cache = {
    .fills = {"pnpm install", "pnpm i", "pnpm add", "pnpm fetch", "pnpm update", "pnpm up"},
    .empties = {"pnpm store prune", "pnpm cache delete"},
    .place_options = {"store-dir"},
    .place_variables = {"npm_config_store_dir", "NPM_CONFIG_STORE_DIR", "PNPM_STORE_DIR"},
    .moves = {"pnpm config set store-dir", "pnpm set store-dir"},
    .folders = {"pnpm/store", ".pnpm-store", ".cache/pnpm", "share/pnpm"},
    .valued = {.letters = "CF",
               .names = {"store-dir", "dir", "filter", "loglevel", "registry", "prefix",
                         "reporter"}},
};

Rule PnpmCacheKept() {
  return {
      .id = "pnpm-cache-kept",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "cache of pnpm stays in the layer",
      .why =
          "What one RUN leaves behind, no later one takes out of the image again: the cache "
          "stays in its layer. Files that `node_modules` has as well are links to the store and "
          "cost nothing; the cache of metadata and what else was fetched does. `pnpm store "
          "prune` behind the installation, or `rm -rf` of the store, takes that out. A cache "
          "mount keeps it out and makes the next build faster. Stages that only lend files to "
          "others are left alone.",
      .reference = "https://pnpm.io/docker",
      .since = "0.1",
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto& kept : docker::KeptCaches(build, Cache)) {
    report.Add({.span = kept.verb->span, .message = "cache of `pnpm` stays in the layer"});
  }
}

}  // namespace linter::rules
