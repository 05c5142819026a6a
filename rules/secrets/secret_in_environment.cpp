#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/plain_secret.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule SecretInEnvironment() {
  return {
      .id = "secret-in-environment",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 7.5,
      .summary = "secret is written as the value of a variable",
      .why =
          "The manifest is in a repository, in the history of releases and in `kubectl get "
          "-o yaml` of everybody who may look at pods: so is the password. Keep it in a "
          "Secret, and read that by `secretKeyRef` or, better, mount it. A variable counts "
          "when its name says that it is a secret (`DB_PASSWORD`, but not `PASSWORD_FILE` "
          "or `TOKEN_URL`), or hints at it and the value looks random. Placeholders, "
          "templated values, paths, names of Secrets and references such as `$(OTHER)` are "
          "left alone.",
      .reference = "https://kubernetes.io/docs/concepts/security/secrets-good-practices/",
      .since = "0.1",
      .replaces = {"polaris:sensitiveContainerEnvVar"},
      .checklist = {"SE-AC-3", "PD-CF-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& variable : container["env"].Items()) {
    const auto name = variable["name"].Text().value_or("");
    if (k8s::HoldsSecret(name, variable["value"].Text().value_or(""))) {
      report.Add({.span = variable["value"].span(),
                  .message = fmt::format("variable `{}` of {} holds a secret in plain sight", name,
                                         container.Title())});
    }
  }
}

}  // namespace linter::rules
