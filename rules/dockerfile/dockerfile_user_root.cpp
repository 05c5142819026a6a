#include <set>

#include "linter/check/report.h"
#include "linter/docker/stage_use.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule DockerfileUserRoot() {
  return {
      .id = "dockerfile-user-root",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .security_severity = 5.5,
      .summary = "image is built to run as root",
      .why =
          "Whoever gets into the process is root in the container, and one kernel bug away from "
          "the node; clusters that demand `runAsNonRoot` do not start it. What counts is the "
          "last USER of a stage that is built for its own sake, in that stage or in one that it "
          "goes on from. Stages that others take files from may well be root "
          "(`stage-user-root`, for those who want to see them).",
      .reference = "https://docs.docker.com/build/building/best-practices/#user",
      .since = "0.1",
      .replaces = {"hadolint:DL3002", "trivy:DS-0002", "checkov:CKV_DOCKER_8",
                   "kics:67fd0c4a-68cf-46d7-8c41-bc9fba7e40ae"},
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  std::set<const docker::Instruction*> seen;
  for (const auto* stage : docker::TargetStages(build)) {
    const auto* user = docker::RootUserOf(build.dockerfile(), *stage);
    if (user != nullptr && seen.insert(user).second) {
      report.Add({.span = user->words.front().span(),
                  .message = "the image runs as root, as this is its last `USER`"});
    }
  }
}

}  // namespace linter::rules
