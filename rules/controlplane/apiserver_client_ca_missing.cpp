#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverClientCaMissing() {
  return {
      .id = "apiserver-client-ca-missing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 4.5,
      .summary = "API server knows no client by its certificate",
      .why =
          "Kubelets, controllers and administrators log in with certificates. Without `--client- "
          "ca-file` none of them is anybody, and the cluster either does not work or was given "
          "weaker ways in. Any file name will do, unlike KICS has it.",
      .reference =
          "https://kubernetes.io/docs/reference/access-authn-authz/authentication/"
          "#x509-client-certificates",
      .since = "0.1",
      .replaces = {"trivy:KCV-0028", "kics:e0e00aba-5f1c-4981-a542-9a9563c0ee20"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (server && server->Lacks("client-ca-file")) {
    report.Add(
        {.span = server->span("client-ca-file"),
         .message =
             "`kube-apiserver` has no `--client-ca-file` and knows no client by certificate"});
  }
}

}  // namespace linter::rules
