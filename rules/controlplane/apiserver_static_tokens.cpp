#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverStaticTokens() {
  return {
      .id = "apiserver-static-tokens",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 6.0,
      .summary = "API server takes passwords from a file that never changes",
      .why =
          "Tokens of `--token-auth-file` stand in plain text on the node, never expire, and "
          "change only when the server starts again: who read the file once keeps the access. "
          "Bootstrap tokens, service accounts and OIDC end by themselves.",
      .reference =
          "https://kubernetes.io/docs/reference/access-authn-authz/authentication/"
          "#static-token-file",
      .since = "0.1",
      .replaces = {"trivy:KCV-0002", "checkov:CKV_K8S_70",
                   "kics:32ecd76e-7bbf-402e-bf48-8b9485749558"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (server && server->Has("token-auth-file")) {
    report.Add({.span = server->span("token-auth-file"),
                .message = "`kube-apiserver` takes tokens from a file, and they never expire"});
  }
}

}  // namespace linter::rules
