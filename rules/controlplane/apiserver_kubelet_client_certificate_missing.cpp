#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverKubeletClientCertificateMissing() {
  return {
      .id = "apiserver-kubelet-client-certificate-missing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 5.0,
      .summary = "API server has no certificate to show to kubelets",
      .why =
          "Without a client certificate the API server asks kubelets as nobody: a kubelet that is "
          "set up safely refuses it, so that `logs`, `exec` and metrics fail, and one that does "
          "not refuse answers everybody. Servers that do not authorize nodes, as virtual clusters "
          "have them, are left alone.",
      .reference =
          "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0005", "checkov:CKV_K8S_72",
                   "kics:36a27826-1bf5-49da-aeb0-a60a30c0e834"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (!server || !k8s::ServesNodes(*server)) {
    return;
  }
  for (const auto* flag : {"kubelet-client-certificate", "kubelet-client-key"}) {
    if (server->Lacks(flag)) {
      report.Add({.span = server->span(flag),
                  .message = fmt::format("`kube-apiserver` has no `--{}` and is nobody to kubelets",
                                         flag)});
      return;
    }
  }
}

}  // namespace linter::rules
