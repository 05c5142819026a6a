#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/comment.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule AllowanceInDockerfile() {
  return {
      .id = "allowance-in-dockerfile",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {},
      .summary = "comment of a Dockerfile silences findings",
      .why =
          "For those who want all exceptions in the settings file, where they are reviewed: "
          "`# hadolint ignore=DL3008` and `# shoal: allow apt-version-unpinned` switch a rule off "
          "in passing. In no profile but `all`, as hadolint checks it only where it is "
          "given a severity.",
      .reference = "https://github.com/hadolint/hadolint/wiki/DL1001",
      .since = "0.1",
      .replaces = {"hadolint:DL1001"},
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  const auto& dockerfile = build.dockerfile();
  for (const auto& comment : dockerfile.comments) {
    if (docker::IsAllowance(docker::TextOf(dockerfile, comment))) {
      report.Add({.span = comment.span, .message = "findings are silenced here"});
    }
  }
}

}  // namespace linter::rules
