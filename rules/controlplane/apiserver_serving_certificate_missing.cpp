#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverServingCertificateMissing() {
  return {
      .id = "apiserver-serving-certificate-missing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 4.5,
      .summary = "API server shows a certificate that it signed itself",
      .why =
          "Without `--tls-cert-file` and `--tls-private-key-file` the API server makes a "
          "certificate when it starts. No client can know it, so that people learn to skip the "
          "check, and it changes with the node.",
      .reference =
          "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0027", "checkov:CKV_K8S_100",
                   "kics:fa750c81-93c2-4fab-9c6d-d3fd3ce3b89f"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (!server || server->Has("tls-sni-cert-key")) {
    return;
  }
  for (const auto* flag : {"tls-cert-file", "tls-private-key-file"}) {
    if (server->Lacks(flag)) {
      report.Add({.span = server->span(flag),
                  .message = fmt::format(
                      "`kube-apiserver` has no `--{}` and signs its own certificate", flag)});
      return;
    }
  }
}

}  // namespace linter::rules
