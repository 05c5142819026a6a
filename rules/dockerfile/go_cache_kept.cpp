#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/package_cache.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

static const docker::PackageCache Cache = {
    .fills = {"go build", "go install", "go get", "go test", "go run", "go mod download",
              "go mod tidy", "go mod vendor", "go tool"},
    .empties = {"go clean"},
    .place_variables = {"GOCACHE", "GOMODCACHE", "GOPATH"},
    .folders = {"go-build", ".cache/go-build", "pkg/mod", "/go/pkg/mod", "root/go/pkg/mod",
                "HOME/go/pkg/mod", "~/go/pkg/mod", "GOPATH"},
    .valued = {.letters = "C"},
};

Rule GoCacheKept() {
  return {
      .id = "go-cache-kept",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "cache of go stays in the layer",
      .why =
          "What one RUN leaves behind, no later one takes out of the image again: the cache "
          "stays in its layer. It lies in `$GOMODCACHE` and `$GOCACHE`, by default "
          "`/go/pkg/mod` and `/root/.cache/go-build`; `go clean -cache -modcache` behind the "
          "build empties both. A cache mount keeps it out and makes the next build faster. "
          "Stages that only lend files to others are left alone, "
          "and so is a Dockerfile that downloads modules and compiles nothing.",
      .reference = "https://pkg.go.dev/cmd/go#hdr-Build_and_test_caching",
      .since = "0.1",
      .check = CheckBuild,
  };
}

// Modules that nothing in the Dockerfile compiles are there for who works in the container.
static bool IsDownload(const docker::KeptCache& kept) {
  return kept.verb->Is("download") || kept.verb->Is("tidy");
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  const auto found = docker::KeptCaches(build, Cache);
  if (std::all_of(found.begin(), found.end(), IsDownload)) {
    return;
  }
  for (const auto& kept : found) {
    report.Add({.span = kept.verb->span, .message = "cache of `go` stays in the layer"});
  }
}

}  // namespace linter::rules
