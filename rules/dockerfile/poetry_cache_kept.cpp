#include "linter/check/report.h"
#include "linter/docker/package_cache.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

static const docker::PackageCache Cache = {
    .fills = {"poetry install", "poetry add", "poetry update", "poetry sync", "poetry self add"},
    .empties = {"poetry cache clear"},
    .off_options = {"no-cache"},
    .place_variables = {"POETRY_CACHE_DIR"},
    .moves = {"poetry config cache-dir"},
    .folders = {".cache/pypoetry"},
    .valued = {.letters = "CPEG",
               .names = {"directory", "project", "with", "without", "only", "extras", "group",
                         "source"}},
};

Rule PoetryCacheKept() {
  return {
      .id = "poetry-cache-kept",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "cache of poetry stays in the layer",
      .why =
          "What one RUN leaves behind, no later one takes out of the image again: the cache "
          "stays in its layer. `rm -rf` of the folder behind `poetry install`, by default "
          "`~/.cache/pypoetry`, else `$POETRY_CACHE_DIR`, takes it out. A cache mount keeps it "
          "out and makes the next build faster. Stages that only lend files to others are left "
          "alone.",
      .reference = "https://python-poetry.org/docs/configuration/#cache-dir",
      .since = "0.1",
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto& kept : docker::KeptCaches(build, Cache)) {
    report.Add({.span = kept.verb->span, .message = "cache of `poetry` stays in the layer"});
  }
}

}  // namespace linter::rules
