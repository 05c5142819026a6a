#include <fmt/format.h>

#include <set>

#include "linter/check/report.h"
#include "linter/docker/image_use.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule FromTagMissing() {
  return {
      .id = "from-tag-missing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "base image has neither tag nor digest",
      .why =
          "Without a tag `latest` is meant, which is whatever was pushed last: the same Dockerfile "
          "builds another image next week. Earlier stages, `scratch` and what an ARG without "
          "default decides are left alone; an image that comes from an ARG with a default is "
          "judged by it. A name may also stand for a named context (`--build-context`), which "
          "cannot be seen here.",
      .reference = "https://docs.docker.com/build/building/best-practices/#pin-base-image-versions",
      .since = "0.1",
      .replaces = {"hadolint:DL3006", "trivy:DS-0001", "checkov:CKV_DOCKER_7",
                   "kics:9efb0b2d-89c9-41a3-91ca-dcc0aec911fd"},
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  using State = docker::ImagePart::State;
  std::set<std::uint32_t> seen;
  for (const auto& use : docker::BaseImages(build)) {
    const auto& name = use.image.repository;
    const bool missing =
        use.image.tag.state == State::Absent && use.image.digest.state == State::Absent;
    if (missing && seen.insert(name.span.begin).second) {
      const bool elsewhere = name.span.begin < use.instruction->instruction().span.begin;
      report.Add({.span = name.span,
                  .message = fmt::format("`{}` has no tag", use.name.text()),
                  .labels = elsewhere ? std::vector<Label>{{use.name.span(), "used here"}}
                                      : std::vector<Label>{}});
    }
  }
}

}  // namespace linter::rules
