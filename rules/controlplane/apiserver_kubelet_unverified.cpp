#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverKubeletUnverified() {
  return {
      .id = "apiserver-kubelet-unverified",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 5.0,
      .summary = "API server does not check who a kubelet is",
      .why =
          "Without `--kubelet-certificate-authority` the API server takes any certificate for "
          "that of a kubelet: who stands between reads logs, and what `kubectl exec` and `kubectl "
          "cp` carry. kubeadm does not write the flag, because certificates that kubelets sign "
          "themselves must first be replaced by ones of the cluster (`serverTLSBootstrap`). "
          "Servers that do not authorize nodes are left alone.",
      .reference =
          "https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0006", "checkov:CKV_K8S_73",
                   "kics:ec18a0d3-0069-4a58-a7fb-fbfe0b4bbbe0"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (server && k8s::ServesNodes(*server) && server->Lacks("kubelet-certificate-authority")) {
    report.Add({.span = server->span("kubelet-certificate-authority"),
                .message = "`kube-apiserver` does not check the certificates of kubelets"});
  }
}

}  // namespace linter::rules
