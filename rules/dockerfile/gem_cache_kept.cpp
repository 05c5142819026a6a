#include "linter/check/report.h"
#include "linter/docker/package_cache.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

static const docker::PackageCache Cache = {
    .fills = {"gem install", "gem i", "gem update", "bundle install", "bundle"},
    .empties = {"gem sources"},
    .off_options = {"no-cache"},
    .folders = {"bundle/cache", "bundler/cache", "gems", "ruby", "GEM_HOME", "BUNDLE_PATH",
                "gemdir", ".bundle", ".gem"},
    .valued = {.letters = "vinpsPjr",
               .names = {"version", "install-dir", "bindir", "http-proxy", "source", "platform",
                         "document", "jobs", "retry", "path", "without", "with", "gemfile"}},
};

Rule GemCacheKept() {
  return {
      .id = "gem-cache-kept",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "cache of gem stays in the layer",
      .why =
          "What one RUN leaves behind, no later one takes out of the image again: the cache "
          "stays in its layer. gem and bundler keep each `.gem` file in the folder `cache` "
          "beside what they install. `rm -rf` of that folder behind the installation takes it "
          "out. A cache mount keeps it out and makes the next build faster. Stages that only "
          "lend files to others are left alone.",
      .reference = "https://guides.rubygems.org/command-reference/#gem-install",
      .since = "0.1",
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto& kept : docker::KeptCaches(build, Cache)) {
    report.Add({.span = kept.verb->span, .message = "cache of `gem` stays in the layer"});
  }
}

}  // namespace linter::rules
