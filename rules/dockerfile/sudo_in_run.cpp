#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule SudoInRun() {
  return {
      .id = "sudo-in-run",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .security_severity = 3.0,
      .summary = "RUN uses sudo",
      .why =
          "A build is root unless USER says otherwise, and where it does, a `USER root` before the "
          "command and another USER behind it say openly what `sudo` hides. An image that can "
          "run `sudo` lets everybody become root who gets into it. hadolint calls this an error; "
          "the build works, so it is a warning here.",
      .reference = "https://docs.docker.com/build/building/best-practices/#user",
      .since = "0.1",
      .replaces = {"hadolint:DL3004", "trivy:DS-0010", "checkov:CKV2_DOCKER_1",
                   "kics:8ada6e80-0ade-439e-b176-0b28f6bce35a"},
      .fix = FixKind::Unsafe,
      .check = CheckCommand,
  };
}

// Where the command follows at once: an option may say whose rights are meant.
static Fix WithoutSudo(const docker::ShellCommand& command, const docker::ShellWord& sudo) {
  Fix fix{.title = "run it without `sudo`", .safety = Safety::Unsafe, .edits = {}};
  if (command.name && command.name->span.begin == sudo.span.end + 1) {
    fix.edits.push_back({{sudo.span.file, sudo.span.begin, command.name->span.begin}, ""});
  }
  return fix;
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (command.instruction()->keyword != docker::Keyword::Run) {
    return;
  }
  const docker::ShellWord* sudo = nullptr;
  for (const auto& wrapper : command->wrappers) {
    if (wrapper.constant() == "sudo" || wrapper.constant().ends_with("/sudo")) {
      sudo = &wrapper;
    }
  }
  if (sudo == nullptr && command->program() == "sudo") {
    sudo = &*command->name;
  }
  if (sudo != nullptr) {
    report.Add({.span = sudo->span,
                .message = "`sudo` in a build, which `USER` gives what rights it needs",
                .fixes = {WithoutSudo(command.command(), *sudo)}});
  }
}

}  // namespace linter::rules
