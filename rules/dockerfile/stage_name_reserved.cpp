#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckBuild(const docker::BuildView& build, Report& report);

Rule StageNameReserved() {
  return {
      .id = "stage-name-reserved",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "stage has a name that BuildKit reserves",
      .why =
          "`scratch` is the empty image and `context` is what the build is given. A stage of "
          "that name is not found where it is meant, or hides what is meant.",
      .reference = "https://docs.docker.com/go/dockerfile/rule/reserved-stage-name/",
      .since = "0.1",
      .replaces = {"hadolint:DL3063", "buildkit:ReservedStageName"},
      .check = CheckBuild,
  };
}

static void CheckBuild(const docker::BuildView& build, Report& report) {
  for (const auto& stage : build.stages()) {
    std::string name = stage.name ? stage.name->text() : std::string();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (name == "scratch" || name == "context") {
      report.Add({.span = stage.name->span(),
                  .message = fmt::format("`{}` means something else to BuildKit", name)});
    }
  }
}

}  // namespace linter::rules
