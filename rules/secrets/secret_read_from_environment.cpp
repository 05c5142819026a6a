#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule SecretReadFromEnvironment() {
  return {
      .id = "secret-read-from-environment",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 2.5,
      .summary = "secret reaches the container as a variable",
      .why =
          "Variables show up in crash reports, in child processes and in debug pages, and "
          "do not change when the Secret does. A mounted file has none of that. Most images"
          " want variables, so the rule is in no profile.",
      .reference = "https://kubernetes.io/docs/concepts/security/secrets-good-practices/",
      .since = "0.1",
      .replaces = {"kube-linter:read-secret-from-env-var", "checkov:CKV_K8S_35",
                   "kics:3d658f8b-d988-41a0-a841-40043121de1e"},
      .checklist = {"SE-AC-3", "PD-CF-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& variable : container["env"].Items()) {
    const auto reference = variable["valueFrom"]["secretKeyRef"];
    if (reference.present()) {
      report.Add({.span = reference.span(),
                  .message = fmt::format("{} gets a Secret as variable `{}`", container.Title(),
                                         variable["name"].Text().value_or(""))});
    }
  }
  for (const auto& source : container["envFrom"].Items()) {
    const auto reference = source["secretRef"];
    if (reference.present()) {
      report.Add(
          {.span = reference.span(),
           .message = fmt::format("{} gets every key of Secret `{}` as a variable",
                                  container.Title(), reference["name"].Text().value_or(""))});
    }
  }
}

}  // namespace linter::rules
