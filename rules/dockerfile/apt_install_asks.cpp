#include <algorithm>

#include "linter/check/report.h"
#include "linter/docker/package_call.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule AptInstallAsks() {
  return {
      .id = "apt-install-asks",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "apt-get install waits for an answer",
      .why =
          "`apt-get install` asks before it installs, and in a build nobody answers: it "
          "ends there. `-y` answers yes, as do `-qq` and `--assume-yes`. What `debconf` "
          "asks is another matter: `DEBIAN_FRONTEND=noninteractive` answers that.",
      .reference = "https://manpages.debian.org/bookworm/apt/apt-get.8.en.html",
      .since = "0.1",
      .replaces = {"hadolint:DL3014", "trivy:DS-0021", "kics:77783205-c4ca-4f80-bb80-c777f267c547"},
      .fix = FixKind::Safe,
      .check = CheckCommand,
  };
}

// `-qq` means `-y`, and `-q=2` means `-qq`.
static bool IsAnswered(const docker::CommandLine& line) {
  const auto quiet =
      std::count_if(line.options.begin(), line.options.end(), [](const auto& option) {
        return option.name == "q" || option.name == "quiet" || option.name == "2";
      });
  return quiet >= 2 || line.Has({"y", "yes", "assume-yes"});
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto call = docker::ReadPackageCall(command, docker::PackageManager::Apt, {"install"});
  if (call && !IsAnswered(call->line)) {
    report.Add({.span = call->verb->span,
                .message = "`apt-get install` waits for an answer",
                .fixes = {{.title = "answer yes",
                           .safety = Safety::Safe,
                           .edits = docker::AddOption(*call, "-y")}}});
  }
}

}  // namespace linter::rules
