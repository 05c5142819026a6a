#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule StageNameDuplicate() {
  return {
      .id = "stage-name-duplicate",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "two stages have the same name",
      .why =
          "What names the stage gets the last one of that name before it, and `--target` the "
          "first or the last, as the builder has it: one of the two is not what its author "
          "meant. Case does not matter for BuildKit, as it does for hadolint.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/duplicate-stage-name/",
      .since = "0.1",
      .replaces = {"hadolint:DL3024", "buildkit:DuplicateStageName", "trivy:DS-0012",
                   "checkov:CKV_DOCKER_11", "kics:f2daed12-c802-49cd-afed-fe41d0b82fed"},
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto& stage : build.stages()) {
    const auto* earlier =
        stage.name ? build.dockerfile().FindStage(stage.name->text(), stage.index) : nullptr;
    if (earlier != nullptr) {
      report.Add({.span = stage.name->span(),
                  .message = fmt::format("another stage is called `{}`", stage.name->text()),
                  .labels = {{earlier->name->span(), "the other one"}}});
    }
  }
}

}  // namespace linter::rules
