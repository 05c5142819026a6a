#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/instruction_edit.h"
#include "linter/docker/trust.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule CertificateUncheckedInRun() {
  return {
      .id = "certificate-unchecked-in-run",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .security_severity = 6.5,
      .summary = "download of a build accepts any certificate",
      .why =
          "`curl -k`, `wget --no-check-certificate` and their like take what they get from whoever "
          "answers: anybody between the build and the server puts files of theirs into the image. "
          "Where a server has a certificate of its own authority, add the authority "
          "(`update-ca-certificates`, `--cacert`). Servers on the same machine are left alone. "
          "A setting (`git config`, `npm config`) stays in the image besides.",
      .reference = "https://cwe.mitre.org/data/definitions/295.html",
      .since = "0.1",
      .replaces = {"checkov:CKV2_DOCKER_2", "checkov:CKV2_DOCKER_3", "checkov:CKV2_DOCKER_4",
                   "checkov:CKV2_DOCKER_13", "checkov:CKV2_DOCKER_15"},
      .fix = FixKind::Unsafe,
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (command.instruction()->keyword != docker::Keyword::Run) {
    return;
  }
  if (const auto trust = docker::TrustsAnyServer(command.command())) {
    Fix fix{
        .title = fmt::format("remove `{}`", trust->what), .safety = Safety::Unsafe, .edits = {}};
    if (trust->removable) {
      fix.edits.push_back(docker::RemoveWord(command.instruction().build(), trust->span));
    }
    report.Add({.span = trust->span,
                .message = fmt::format("`{}` with `{}` trusts any server", command->program(),
                                       trust->what),
                .fixes = {std::move(fix)}});
  }
}

}  // namespace linter::rules
