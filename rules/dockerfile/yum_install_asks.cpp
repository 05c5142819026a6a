#include "linter/check/report.h"
#include "linter/docker/package_call.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule YumInstallAsks() {
  return {
      .id = "yum-install-asks",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "yum install waits for an answer",
      .why =
          "`yum install` asks before it installs, and in a build nobody answers: it ends "
          "there. `-y` answers yes.",
      .reference = "https://man7.org/linux/man-pages/man8/yum.8.html",
      .since = "0.1",
      .replaces = {"hadolint:DL3030", "kics:6e19193a-8753-436d-8a09-76dcff91bb03"},
      .fix = FixKind::Safe,
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto call = docker::ReadPackageCall(command, docker::PackageManager::Yum,
                                            {"install", "groupinstall", "localinstall"});
  if (call && !call->line.Has({"y", "assumeyes"})) {
    report.Add({.span = call->verb->span,
                .message = "`yum` waits for an answer",
                .fixes = {{.title = "answer yes",
                           .safety = Safety::Safe,
                           .edits = docker::AddOption(*call, "-y")}}});
  }
}

}  // namespace linter::rules
