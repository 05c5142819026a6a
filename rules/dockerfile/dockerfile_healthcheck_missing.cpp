#include "linter/check/report.h"
#include "linter/docker/shipped_stage.h"
#include "linter/docker/stage_use.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule DockerfileHealthcheckMissing() {
  return {
      .id = "dockerfile-healthcheck-missing",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "image without HEALTHCHECK",
      .why =
          "Docker and Swarm ask a HEALTHCHECK whether a container works. Kubernetes ignores it and "
          "has probes, so the rule runs only when it is asked for. Images without CMD and "
          "ENTRYPOINT of their own, and stages that others only use, are left alone.",
      .reference = "https://docs.docker.com/reference/dockerfile/#healthcheck",
      .since = "0.1",
      .replaces = {"hadolint:DL3057", "trivy:DS-0026", "checkov:CKV_DOCKER_2",
                   "kics:b03a748a-542d-44f4-bb86-9199ab4fd2d5"},
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  const auto& dockerfile = build.dockerfile();
  for (const docker::Stage* stage : docker::TargetStages(build)) {
    const auto* command = dockerfile.Latest(docker::Keyword::Cmd, *stage, stage->end);
    const auto* entrypoint = dockerfile.Latest(docker::Keyword::Entrypoint, *stage, stage->end);
    const bool runs = command != nullptr || entrypoint != nullptr;
    if (runs && dockerfile.Latest(docker::Keyword::Healthcheck, *stage, stage->end) == nullptr) {
      report.Add({.span = dockerfile.instructions[stage->begin].name.span(),
                  .message = "nothing tells Docker whether the container works"});
    }
  }
}

}  // namespace linter::rules
