#include "linter/check/report.h"
#include "linter/docker/package_cache.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

static const docker::PackageCache Cache = {
    .fills = {"composer install", "composer i", "composer update", "composer require",
              "composer create-project", "composer global require", "composer global install"},
    .empties = {"composer clear-cache", "composer clearcache", "composer cc"},
    .off_options = {"no-cache"},
    .place_variables = {"COMPOSER_CACHE_DIR"},
    .moves = {"composer config cache-dir"},
    .folders = {".composer/cache", ".cache/composer", "COMPOSER_HOME"},
    .valued = {.letters = "d",
               .names = {"working-dir", "ignore-platform-req", "prefer-install", "stability",
                         "repository"}},
};

Rule ComposerCacheKept() {
  return {
      .id = "composer-cache-kept",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "cache of composer stays in the layer",
      .why =
          "What one RUN leaves behind, no later one takes out of the image again: the cache "
          "stays in its layer. `--no-cache` keeps none, `composer clear-cache` behind the "
          "installation empties it. A cache mount keeps it out and makes the next build faster. "
          "Stages that only lend files to others are left alone.",
      .reference = "https://getcomposer.org/doc/03-cli.md#clear-cache-clearcache-cc",
      .since = "0.1",
      .fix = FixKind::Safe,
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto& kept : docker::KeptCaches(build, Cache)) {
    report.Add({.span = kept.verb->span,
                .message = "cache of `composer` stays in the layer",
                .fixes = {{.title = "keep no cache",
                           .safety = Safety::Safe,
                           .edits = kept.AddOption("--no-cache")}}});
  }
}

}  // namespace linter::rules
