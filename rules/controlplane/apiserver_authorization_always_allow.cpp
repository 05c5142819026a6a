#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverAuthorizationAlwaysAllow() {
  return {
      .id = "apiserver-authorization-always-allow",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 9.5,
      .summary = "API server allows every request of everybody",
      .why =
          "With the mode `AlwaysAllow`, which is also what holds without `--authorization-mode` "
          "and `--authorization-config`, whoever can log in, and with anonymous requests whoever "
          "can connect, is administrator of the cluster. Absence counts only where every flag is "
          "known: not in a shell's script with variables, and not in a piece that is laid over "
          "another manifest.",
      .reference =
          "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0007", "checkov:CKV_K8S_74",
                   "kics:f1f4d8da-1ac4-47d0-b1aa-91e69d33f7d5"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (!server) {
    return;
  }
  for (const auto& mode : server->Items("authorization-mode")) {
    if (mode.text == "AlwaysAllow") {
      report.Add({.span = mode.slot.span(),
                  .message = "`kube-apiserver` allows every request by `AlwaysAllow`"});
    }
  }
  if (server->Lacks("authorization-mode") && !server->Has("authorization-config")) {
    report.Add({.span = server->span(),
                .message = "`kube-apiserver` has no authorization mode and allows every request"});
  }
}

}  // namespace linter::rules
