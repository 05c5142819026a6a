#include "linter/check/report.h"
#include "linter/docker/package_call.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule ZypperDistUpgrade() {
  return {
      .id = "zypper-dist-upgrade",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "zypper upgrades the whole distribution",
      .why =
          "The base image is of one release, tested as that. `zypper dist-upgrade` "
          "replaces all packages, removes some and changes vendors, differently at every "
          "build: begin with a newer image instead.",
      .reference = "https://en.opensuse.org/SDB:Zypper_manual",
      .since = "0.1",
      .replaces = {"hadolint:DL3035"},
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto call =
      docker::ReadPackageCall(command, docker::PackageManager::Zypper, {"dist-upgrade", "dup"});
  if (call) {
    report.Add({.span = call->verb->span,
                .message = "`zypper dist-upgrade` replaces the release that the base image chose"});
  }
}

}  // namespace linter::rules
