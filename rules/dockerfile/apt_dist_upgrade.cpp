#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/package_call.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule AptDistUpgrade() {
  return {
      .id = "apt-dist-upgrade",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "apt-get upgrades the whole distribution",
      .why =
          "`apt-get dist-upgrade` may remove packages and replace those that the base image was "
          "tested with, differently at every build, and leaves both versions in the layers. A "
          "newer base image has the same fixes. `apt-get upgrade` removes nothing and is left "
          "alone.",
      .reference = "https://docs.docker.com/build/building/best-practices/#apt-get",
      .since = "0.1",
      .replaces = {"trivy:DS-0024"},
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto call = docker::ReadPackageCall(command, docker::PackageManager::Apt,
                                            {"dist-upgrade", "full-upgrade"});
  if (call) {
    report.Add({.span = call->verb->span,
                .message = fmt::format("`apt-get {}` replaces what the base image was tested with",
                                       docker::TextOf(*call->verb))});
  }
}

}  // namespace linter::rules
