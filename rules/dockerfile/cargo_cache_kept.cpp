#include "linter/check/report.h"
#include "linter/docker/package_cache.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

static const docker::PackageCache Cache = {
    .fills = {"cargo build", "cargo b", "cargo install", "cargo fetch", "cargo test", "cargo run",
              "cargo binstall", "cargo add", "cargo chef cook"},
    .empties = {"cargo cache"},
    .place_variables = {"CARGO_HOME"},
    .folders = {"cargo/registry", ".cargo/registry", "cargo/git", "CARGO_HOME"},
    .valued = {.letters = "jpZC",
               .names = {"manifest-path", "target", "features", "bin", "package", "profile",
                         "target-dir", "root", "version", "git", "branch", "tag", "rev", "config",
                         "color"}},
};

Rule CargoCacheKept() {
  return {
      .id = "cargo-cache-kept",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "cache of cargo stays in the layer",
      .why =
          "What one RUN leaves behind, no later one takes out of the image again: the cache "
          "stays in its layer. It lies in `registry` and `git` below `$CARGO_HOME`; `rm -rf` of "
          "both behind the build takes it out. A cache mount keeps it out and makes the next "
          "build faster. Stages that only lend files to others are left alone.",
      .reference = "https://doc.rust-lang.org/cargo/guide/cargo-home.html",
      .since = "0.1",
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto& kept : docker::KeptCaches(build, Cache)) {
    report.Add({.span = kept.verb->span, .message = "cache of `cargo` stays in the layer"});
  }
}

}  // namespace linter::rules
