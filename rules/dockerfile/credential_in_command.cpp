#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/docker/build_view.h"
#include "linter/docker/credential_use.h"

namespace linter::rules {

static void CheckCommand(const docker::CommandView& command, Report& report);

Rule CredentialInCommand() {
  return {
      .id = "credential-in-command",
      .severity = Severity::Error,
      .precision = Precision::High,
      .security_severity = 8.0,
      .summary = "RUN has a password or token among its arguments",
      .why =
          "Commands are kept in the image's history, and what `aws configure`, `docker login` and "
          "their like write stays in a layer. `RUN --mount=type=secret` hands a secret to one "
          "command, which reads it from a file. Looked at are logins of curl and wget "
          "(`--user name:password`), of cloud and registry clients, database passwords "
          "(`mysql -psecret`), and assignments to variables such as `PGPASSWORD`. What comes from "
          "a variable, a file or `$(cat /run/secrets/…)` is left alone.",
      .reference = "https://docs.docker.com/build/building/secrets/",
      .since = "0.1",
      .replaces = {"trivy:DS-0031"},
      .check = CheckCommand,
  };
}

static void CheckCommand(const docker::CommandView& command, Report& report) {
  if (command.instruction()->keyword != docker::Keyword::Run) {
    return;
  }
  for (const auto& credential : docker::CredentialsOf(command.command())) {
    report.Add({.span = credential.span,
                .message = fmt::format("{} stays in the image's history", credential.what)});
  }
}

}  // namespace linter::rules
