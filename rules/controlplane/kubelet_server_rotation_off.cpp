#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/component.h"
#include "linter/k8s/kubelet.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static constexpr std::string_view Gate = "RotateKubeletServerCertificate";

static void CheckObject(const k8s::Object& object, Report& report);

Rule KubeletServerRotationOff() {
  return {
      .id = "kubelet-server-rotation-off",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 3.5,
      .summary = "kubelets do not renew the certificates that they serve with",
      .why =
          "The feature gate `RotateKubeletServerCertificate`, on since 1.12, lets kubelets ask "
          "the cluster for new serving certificates before theirs end. Switched off, in the "
          "kubelet or in the controller manager that signs them, the nodes become unreachable for "
          "logs and `exec` one day. Unlike trivy, the rule does not ask for a gate to be written "
          "that is on anyway.",
      .reference =
          "https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/"
          "#certificate-rotation",
      .since = "0.1",
      .replaces = {"trivy:KCV-0038", "trivy:KCV-0091", "checkov:CKV_K8S_112",
                   "kics:1c621b8e-2c6a-44f5-bd6a-fb0fb7ba33e2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& kubelet : k8s::Kubelet::In(object)) {
    const auto setting = kubelet.Find("rotate-kubelet-server-certificate", {"featureGates", Gate});
    if (setting.Bool() == false || kubelet.FeatureGate(Gate) == false) {
      report.Add(
          {.span = kubelet.by_flags() ? kubelet.Find("feature-gates", {}).span : setting.span,
           .message = fmt::format("{} switches `{}` off", kubelet.Title(), Gate)});
    }
  }
  const auto* const workload = object.project().WorkloadOf(object);
  if (workload == nullptr) {
    return;
  }
  for (const auto& container : workload->containers()) {
    const auto manager = k8s::Component::Of(container, k8s::ComponentKind::ControllerManager);
    if (manager && manager->FeatureGate(Gate) == false) {
      report.Add({.span = manager->span("feature-gates"),
                  .message = fmt::format("`kube-controller-manager` switches `{}` off", Gate)});
    }
  }
}

}  // namespace linter::rules
