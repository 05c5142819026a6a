#include "linter/check/report.h"
#include "linter/docker/package_cache.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

static const docker::PackageCache Cache = {
    .fills = {"npm ci", "npm clean-install", "npm install", "npm i", "npm add", "npm update"},
    .empties = {"npm cache clean", "npm cache clear", "npm cache rm"},
    .place_options = {"cache"},
    .place_variables = {"npm_config_cache", "NPM_CONFIG_CACHE"},
    .moves = {"npm config set cache", "npm set cache"},
    .folders = {".npm"},
    .valued = {.letters = "wC",
               .names = {"loglevel", "registry", "prefix", "workspace", "omit", "include", "cache",
                         "tag", "userconfig"}},
};

Rule NpmCacheKept() {
  return {
      .id = "npm-cache-kept",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "cache of npm stays in the layer",
      .why =
          "What one RUN leaves behind, no later one takes out of the image again: the cache "
          "stays in its layer. `npm cache clean --force` behind the installation empties it, as "
          "does `rm -rf ~/.npm`. A cache mount keeps it out and makes the next build faster. "
          "Stages that only lend files to others are left alone.",
      .reference = "https://docs.npmjs.com/cli/commands/npm-cache",
      .since = "0.1",
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto& kept : docker::KeptCaches(build, Cache)) {
    report.Add({.span = kept.verb->span, .message = "cache of `npm` stays in the layer"});
  }
}

}  // namespace linter::rules
