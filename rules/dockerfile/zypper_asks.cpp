#include "linter/check/report.h"
#include "linter/docker/package_call.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule ZypperAsks() {
  return {
      .id = "zypper-asks",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "zypper waits for an answer",
      .why =
          "`zypper install`, `remove` and `patch` ask before they change anything, and "
          "in a build nobody answers: it ends there. `-y` behind the command, or `-n` "
          "before it, answers.",
      .reference = "https://en.opensuse.org/SDB:Zypper_manual",
      .since = "0.1",
      .replaces = {"hadolint:DL3034", "kics:45e1fca5-f90e-465d-825f-c2cb63fa3944"},
      .fix = FixKind::Safe,
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto call =
      docker::ReadPackageCall(command, docker::PackageManager::Zypper,
                              {"install", "in", "remove", "rm", "source-install", "si", "patch"});
  if (call && !call->line.Has({"y", "no-confirm", "n", "non-interactive"})) {
    report.Add({.span = call->verb->span,
                .message = "`zypper` waits for an answer",
                .fixes = {{.title = "answer yes",
                           .safety = Safety::Safe,
                           .edits = docker::AddOption(*call, "-y")}}});
  }
}

}  // namespace linter::rules
