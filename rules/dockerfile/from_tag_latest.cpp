#include <fmt/format.h>

#include <set>

#include "linter/check/report.h"
#include "linter/docker/image_use.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule FromTagLatest() {
  return {
      .id = "from-tag-latest",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "base image is the one that is latest",
      .why =
          "`latest` is whatever was pushed last: the same Dockerfile builds another image next "
          "week, a build that broke cannot be repeated, and two machines disagree by what they "
          "have cached. A tag that comes from an ARG is judged by its default, as trivy does and "
          "hadolint does not. An image with a digest is pinned, whatever its tag.",
      .reference = "https://docs.docker.com/build/building/best-practices/#pin-base-image-versions",
      .since = "0.1",
      .replaces = {"hadolint:DL3007", "trivy:DS-0001", "checkov:CKV_DOCKER_7",
                   "kics:f45ea400-6bbe-4501-9fc7-1c3d75c32067"},
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  std::set<std::uint32_t> seen;
  for (const auto& use : docker::BaseImages(build)) {
    const auto& tag = use.image.tag;
    const bool latest = tag.state == docker::ImagePart::State::Known && tag.text == "latest" &&
                        use.image.digest.state == docker::ImagePart::State::Absent;
    if (latest && seen.insert(tag.span.begin).second) {
      const auto& from = use.instruction->instruction().span;
      const bool elsewhere = tag.span.begin < from.begin;
      report.Add({.span = tag.span,
                  .message = fmt::format("`{}` is another image tomorrow", use.name.text()),
                  .labels = elsewhere ? std::vector<Label>{{use.name.span(), "used here"}}
                                      : std::vector<Label>{}});
    }
  }
}

}  // namespace linter::rules
