#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/package_call.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule AptRecommendsInstalled() {
  return {
      .id = "apt-recommends-installed",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "apt-get installs recommended packages too",
      .why =
          "Debian's packages recommend others that most desktops want: an image grows by "
          "them, often by hundreds of megabytes, and has more that can be attacked. "
          "`--no-install-recommends` takes only what is needed. Where a build relies on "
          "a package that was only recommended, it is to be named; the fix is unsafe for "
          "that reason.",
      .reference = "https://docs.docker.com/build/building/best-practices/#apt-get",
      .since = "0.1",
      .replaces = {"hadolint:DL3015", "trivy:DS-0029", "kics:7384dfb2-fcd1-4fbf-91cd-6c44c318c33c"},
      .fix = FixKind::Unsafe,
      .check = CheckCommand,
  };
}

// `-o APT::Install-Recommends=false`.
static bool HasSetting(const docker::PackageCall& call) {
  return std::any_of(call.line.options.begin(), call.line.options.end(),
                     [](const docker::CommandOption& option) {
                       return option.value.starts_with("APT::Install-Recommends=") &&
                              (option.value.ends_with("=false") || option.value.ends_with("=0"));
                     });
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto call = docker::ReadPackageCall(command, docker::PackageManager::Apt, {"install"});
  if (call && !call->line.Has({"no-install-recommends"}) && !HasSetting(*call)) {
    report.Add({.span = call->verb->span,
                .message = "packages that are only recommended are installed too",
                .fixes = {{.title = "install no recommended packages",
                           .safety = Safety::Unsafe,
                           .edits = docker::AddOption(*call, "--no-install-recommends")}}});
  }
}

}  // namespace linter::rules
