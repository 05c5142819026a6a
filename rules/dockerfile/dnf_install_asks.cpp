#include "linter/check/report.h"
#include "linter/docker/package_call.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule DnfInstallAsks() {
  return {
      .id = "dnf-install-asks",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "dnf install waits for an answer",
      .why =
          "`dnf install` asks before it installs, and in a build nobody answers: it ends "
          "there. `-y` answers yes. `microdnf` is the same.",
      .reference = "https://dnf.readthedocs.io/en/latest/command_ref.html",
      .since = "0.1",
      .replaces = {"hadolint:DL3038", "kics:7ebd323c-31b7-4e5b-b26f-de5e9e477af8"},
      .fix = FixKind::Safe,
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  const auto call = docker::ReadPackageCall(command, docker::PackageManager::Dnf,
                                            {"install", "groupinstall", "localinstall"});
  if (call && !call->line.Has({"y", "assumeyes"})) {
    report.Add({.span = call->verb->span,
                .message = "`dnf` waits for an answer",
                .fixes = {{.title = "answer yes",
                           .safety = Safety::Safe,
                           .edits = docker::AddOption(*call, "-y")}}});
  }
}

}  // namespace linter::rules
