#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/kubelet.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule KubeletCertificateRotationOff() {
  return {
      .id = "kubelet-certificate-rotation-off",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 3.5,
      .summary = "kubelet does not renew its client certificate",
      .why =
          "Without rotation the certificate by which a kubelet is known to the API server ends "
          "after a year, and the node with it, unless somebody replaces it by hand; so that this "
          "is rarely needed it is made to last long. Absence means off, but kubeadm fills it in "
          "beside its own kinds.",
      .reference = "https://kubernetes.io/docs/tasks/tls/certificate-rotation/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0090", "checkov:CKV_K8S_149",
                   "kics:52d70f2e-3257-474c-b3dc-8ad9ba6a061a"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& kubelet : k8s::Kubelet::In(object)) {
    const auto setting = kubelet.Find("rotate-certificates", {"rotateCertificates"});
    if (setting.Bool() == false || (!setting.text && kubelet.complete())) {
      report.Add(
          {.span = setting.span,
           .message = fmt::format("{} does not renew the client certificate", kubelet.Title())});
    }
  }
}

}  // namespace linter::rules
