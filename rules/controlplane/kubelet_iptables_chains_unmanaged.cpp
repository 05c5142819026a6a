#include "linter/check/report.h"
#include "linter/k8s/kubelet.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule KubeletIptablesChainsUnmanaged() {
  return {
      .id = "kubelet-iptables-chains-unmanaged",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 2.5,
      .summary = "kubelet leaves the iptables rules of the node to others",
      .why =
          "With `makeIPTablesUtilChains: false` the kubelet no longer keeps the chains that other "
          "network software of the node relies on, and nobody notices when they are lost. They "
          "are kept by default.",
      .reference = "https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0084", "checkov:CKV_K8S_145",
                   "kics:5f89001f-6dd9-49ff-9b15-d8cd71b617f4"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& kubelet : k8s::Kubelet::In(object)) {
    const auto setting = kubelet.Find("make-iptables-util-chains", {"makeIPTablesUtilChains"});
    if (setting.Bool() == false) {
      report.Add({.span = setting.span, .message = "kubelet does not keep its iptables chains"});
    }
  }
}

}  // namespace linter::rules
