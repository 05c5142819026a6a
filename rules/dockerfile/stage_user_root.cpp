#include <set>

#include "linter/check/report.h"
#include "linter/docker/stage_use.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule StageUserRoot() {
  return {
      .id = "stage-user-root",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .summary = "stage that others use ends as root",
      .why =
          "Nothing runs as the user of a stage that others only take files from, and root is "
          "what builds commonly need. hadolint reports each stage whose last USER is root; this "
          "rule has those that `dockerfile-user-root` leaves alone, for whoever wants builds "
          "without root, too.",
      .reference = "https://docs.docker.com/build/building/best-practices/#user",
      .since = "0.1",
      .replaces = {"hadolint:DL3002"},
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  std::set<const docker::Instruction*> seen;
  for (const auto* stage : docker::TargetStages(build)) {
    seen.insert(docker::RootUserOf(build.dockerfile(), *stage));
  }
  for (const auto& stage : build.stages()) {
    const auto* user = docker::RootUserOf(build.dockerfile(), stage);
    if (user != nullptr && seen.insert(user).second) {
      report.Add({.span = user->words.front().span(), .message = "the stage ends as root"});
    }
  }
}

}  // namespace linter::rules
