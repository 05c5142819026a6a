#include "linter/check/report.h"
#include "linter/docker/package_cache.h"
#include "linter/docker/run_edit.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

static const docker::PackageCache Cache = {
    .fills = {"yarn install", "yarn", "yarn add", "yarn global add", "yarn workspaces focus"},
    .empties = {"yarn cache clean", "yarn cache clear"},
    .place_options = {"cache-folder"},
    .place_variables = {"YARN_CACHE_FOLDER", "YARN_GLOBAL_FOLDER"},
    .moves = {"yarn config set cache-folder"},
    .folders = {".cache/yarn", "share/.cache/yarn", ".yarn/berry/cache"},
    .valued = {.letters = {},
               .names = {"cwd", "cache-folder", "modules-folder", "registry", "network-timeout"}},
};

Rule YarnCacheKept() {
  return {
      .id = "yarn-cache-kept",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "cache of yarn stays in the layer",
      .why =
          "What one RUN leaves behind, no later one takes out of the image again: the "
          "cache stays in its layer. `yarn cache clean` behind the installation empties it; "
          "a cache mount keeps it out and makes the next build faster. Stages that only lend "
          "files to others are left alone. `yarn` alone and `yarn add` fill it as well, which "
          "hadolint does not know.",
      .reference = "https://classic.yarnpkg.com/lang/en/docs/cli/cache/",
      .since = "0.1",
      .replaces = {"hadolint:DL3060"},
      .fix = FixKind::Safe,
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto& kept : docker::KeptCaches(build, Cache)) {
    report.Add({.span = kept.verb->span,
                .message = "cache of `yarn` stays in the layer",
                .fixes = {{.title = "empty the cache",
                           .safety = Safety::Safe,
                           .edits = docker::AppendToRun(kept.command->instruction(),
                                                        "yarn cache clean")}}});
  }
}

}  // namespace linter::rules
