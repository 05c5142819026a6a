#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/image_knowledge.h"
#include "linter/docker/stage_use.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule DockerfileUserMissing() {
  return {
      .id = "dockerfile-user-missing",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .security_severity = 5.5,
      .summary = "image without USER runs as root",
      .why =
          "Without USER the user of the base image stays, and that is root nearly always: whoever "
          "gets into the process is root in the container, and a Pod with `runAsNonRoot: true` "
          "does not start. Looked at are stages that are built for their own sake. Left alone "
          "are base images known to run as another user (distroless `nonroot`, Chainguard, "
          "Bitnami, …), those that a variable decides, and `FROM scratch` without CMD and "
          "ENTRYPOINT, which only carries files, and stages for tests and checks: not the last, "
          "without both, and ended by a RUN. A USER root is `dockerfile-user-root`.",
      .reference = "https://docs.docker.com/build/building/best-practices/#user",
      .since = "0.1",
      .replaces = {"trivy:DS-0002", "checkov:CKV_DOCKER_3",
                   "kics:fd54f200-402c-4333-a5a4-36ef6709af2f"},
      .check = CheckBuild,
  };
}

static const docker::Stage& FirstOf(const docker::Dockerfile& dockerfile,
                                    const docker::Stage& stage) {
  const docker::Stage* first = &stage;
  while (first->parent) {
    first = &dockerfile.stages[*first->parent];
  }
  return *first;
}

// A stage that is built for what its last RUN finds out.
static bool OnlyChecks(const docker::BuildView& build, const docker::Stage& stage) {
  const auto& last = build.dockerfile().instructions[stage.end - 1];
  return &stage != build.final_stage() && last.keyword == docker::Keyword::Run;
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  const auto& dockerfile = build.dockerfile();
  for (const docker::Stage* stage : docker::TargetStages(build)) {
    const docker::Stage& first = FirstOf(dockerfile, *stage);
    if (dockerfile.Latest(docker::Keyword::User, *stage, stage->end) != nullptr ||
        !first.base.known() || first.base.empty()) {
      continue;
    }
    const bool runs = dockerfile.Latest(docker::Keyword::Cmd, *stage, stage->end) != nullptr ||
                      dockerfile.Latest(docker::Keyword::Entrypoint, *stage, stage->end) != nullptr;
    const auto image = docker::SplitImage(first.base);
    const bool scratch = first.base == "scratch";
    if ((!runs && (scratch || OnlyChecks(build, *stage))) || docker::RunsAsOtherUser(image)) {
      continue;
    }
    const auto& from = dockerfile.instructions[stage->begin];
    const bool sure = scratch || docker::IsOfDockerLibrary(image);
    report.Add({.span = from.words.front().span(),
                .message = sure ? std::string("the image runs as root, as no `USER` is set")
                                : fmt::format("the image runs as root unless `{}` sets a user",
                                              first.base.text())});
  }
}

}  // namespace linter::rules
