#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverServiceAccountKeyMissing() {
  return {
      .id = "apiserver-service-account-key-missing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 4.0,
      .summary = "tokens of service accounts are checked with the key of the server",
      .why =
          "Without `--service-account-key-file` tokens are verified with the TLS key of the "
          "server: renewing its certificate with a new key makes every token of the cluster "
          "invalid, and who has the key of the server can sign as any account. Any file name will "
          "do, unlike checkov has it. Servers that ask a signer of their own (`--service-account- "
          "signing-endpoint`) are left alone.",
      .reference =
          "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0025", "checkov:CKV_K8S_97",
                   "kics:dab4ec72-ce2e-4732-b7c3-1757dcce01a1"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (server && server->Lacks("service-account-key-file") &&
      !server->Has("service-account-signing-endpoint")) {
    report.Add(
        {.span = server->span("service-account-key-file"),
         .message = "`kube-apiserver` has no key of its own for tokens of service accounts"});
  }
}

}  // namespace linter::rules
