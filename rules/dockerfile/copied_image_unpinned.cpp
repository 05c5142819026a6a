#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/image_use.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule CopiedImageUnpinned() {
  return {
      .id = "copied-image-unpinned",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .security_severity = 3.0,
      .summary = "files come from an image with tag latest or none",
      .why =
          "`COPY --from=image` and `RUN --mount=from=image` take files from whatever the tag names "
          "today: as with FROM, the next build may get another version without a line changed. "
          "hadolint and trivy look at FROM only. A single word without tag may be a stage or a "
          "named context and is left to `copy-from-undefined-stage`.",
      .reference = "https://docs.docker.com/reference/dockerfile/#copy---from",
      .since = "0.1",
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  using State = docker::ImagePart::State;
  for (const auto& use : docker::AllImages(build)) {
    const bool base = use.instruction->instruction().keyword == docker::Keyword::From;
    const auto& image = use.image;
    if (base || image.digest.state != State::Absent || !use.name.known()) {
      continue;
    }
    const bool path = use.name.text().find('/') != std::string::npos;
    const bool missing = image.tag.state == State::Absent && path;
    if (missing || (image.tag.state == State::Known && image.tag.text == "latest")) {
      report.Add({.span = image.span,
                  .message = missing ? fmt::format("`{}` has no tag", use.name.text())
                                     : fmt::format("`{}` may be another image at the next build",
                                                   use.name.text())});
    }
  }
}

}  // namespace linter::rules
