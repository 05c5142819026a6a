#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/instruction_edit.h"
#include "linter/docker/trust.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule PackageSignatureUnchecked() {
  return {
      .id = "package-signature-unchecked",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .security_severity = 6.5,
      .summary = "package manager installs without looking at signatures",
      .why =
          "Packages are signed so that it does not matter which mirror or proxy they come by. "
          "`--allow-unauthenticated`, `--allow-untrusted`, `--nogpgcheck` and their like install "
          "what anybody put there, as root. Add the key of the repository instead. "
          "`apt-get --force-yes` switches this off among much else.",
      .reference = "https://cwe.mitre.org/data/definitions/347.html",
      .since = "0.1",
      .replaces = {"checkov:CKV2_DOCKER_7", "checkov:CKV2_DOCKER_8", "checkov:CKV2_DOCKER_9",
                   "checkov:CKV2_DOCKER_10", "checkov:CKV2_DOCKER_11"},
      .fix = FixKind::Unsafe,
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (command.instruction()->keyword != docker::Keyword::Run) {
    return;
  }
  if (const auto trust = docker::TrustsAnyPackage(command.command())) {
    Fix fix{
        .title = fmt::format("remove `{}`", trust->what), .safety = Safety::Unsafe, .edits = {}};
    if (trust->removable) {
      fix.edits.push_back(docker::RemoveWord(command.instruction().build(), trust->span));
    }
    report.Add({.span = trust->span,
                .message = fmt::format("`{}` with `{}` installs what nobody signed",
                                       command->program(), trust->what),
                .fixes = {std::move(fix)}});
  }
}

}  // namespace linter::rules
