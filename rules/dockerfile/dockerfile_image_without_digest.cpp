#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/image_use.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule DockerfileImageWithoutDigest() {
  return {
      .id = "dockerfile-image-without-digest",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {},
      .security_severity = 3.0,
      .summary = "image of a build has no digest",
      .why =
          "A tag may name another image tomorrow; a digest (`debian:12@sha256:…`) names one "
          "forever, so that two builds of one commit begin with the same bytes. Somebody must "
          "then renew it (Renovate and Dependabot do), so the rule runs only when it is asked "
          "for. Images of FROM, of `COPY --from` and of the mounts of RUN are looked at; what "
          "a variable decides is left alone.",
      .reference = "https://docs.docker.com/build/building/best-practices/#pin-base-image-versions",
      .since = "0.1",
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto& use : docker::AllImages(build)) {
    if (use.image.digest.state == docker::ImagePart::State::Absent && use.name.known()) {
      report.Add(
          {.span = use.image.span, .message = fmt::format("`{}` has no digest", use.name.text())});
    }
  }
}

}  // namespace linter::rules
