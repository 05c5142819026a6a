#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/kubelet.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule KubeletClientCaMissing() {
  return {
      .id = "kubelet-client-ca-missing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 6.0,
      .summary = "kubelet knows no client by its certificate",
      .why =
          "The API server logs in to kubelets with a certificate. Without a certificate authority "
          "to check it by, the kubelet refuses it, or answers everybody. What kubeadm fills in "
          "beside its own kinds is not missed, and any file name will do, unlike KICS has it.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0081", "checkov:CKV_K8S_140",
                   "kics:e0e00aba-5f1c-4981-a542-9a9563c0ee20"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& kubelet : k8s::Kubelet::In(object)) {
    const auto setting = kubelet.Find("client-ca-file", {"authentication", "x509", "clientCAFile"});
    if (kubelet.complete() && setting.text.value_or("").empty()) {
      report.Add(
          {.span = setting.span,
           .message = fmt::format("{} has no certificate authority for clients", kubelet.Title())});
    }
  }
}

}  // namespace linter::rules
