#include "linter/check/report.h"
#include "linter/docker/package_cache.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

static const docker::PackageCache Cache = {
    .fills = {"uv sync", "uv add", "uv pip install", "uv pip sync", "uv tool install",
              "uv python install"},
    .empties = {"uv cache clean", "uv clean"},
    .off_options = {"no-cache", "no-cache-dir", "n"},
    .off_variables = {"UV_NO_CACHE"},
    .place_options = {"cache-dir"},
    .place_variables = {"UV_CACHE_DIR"},
    .folders = {".cache/uv"},
    .valued = {.letters = "ricp",
               .names = {"cache-dir", "directory", "project", "config-file", "color", "python",
                         "extra", "group", "package", "requirement", "requirements", "constraint",
                         "target", "prefix", "index", "index-url", "extra-index-url",
                         "find-links"}},
};

Rule UvCacheKept() {
  return {
      .id = "uv-cache-kept",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "cache of uv stays in the layer",
      .why =
          "What one RUN leaves behind, no later one takes out of the image again: the cache "
          "stays in its layer. `--no-cache` or `UV_NO_CACHE=1` keeps none, `uv cache clean` "
          "behind the installation empties it. A cache mount keeps it out and makes the next "
          "build faster. Stages that only lend files to others are left alone.",
      .reference = "https://docs.astral.sh/uv/guides/integration/docker/#caching",
      .since = "0.1",
      .fix = FixKind::Safe,
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto& kept : docker::KeptCaches(build, Cache)) {
    report.Add({.span = kept.verb->span,
                .message = "cache of `uv` stays in the layer",
                .fixes = {{.title = "keep no cache",
                           .safety = Safety::Safe,
                           .edits = kept.AddOption("--no-cache")}}});
  }
}

}  // namespace linter::rules
