#include "linter/check/report.h"
#include "linter/k8s/kubelet.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule KubeletHostnameOverridden() {
  return {
      .id = "kubelet-hostname-overridden",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {},
      .security_severity = 2.0,
      .summary = "kubelet calls its node by another name than the machine has",
      .why =
          "A name of the node that is not the name of the machine makes certificates and logs "
          "hard to follow. The rule is in no profile but `all`: some clouds and installers need "
          "the flag.",
      .reference = "https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0086", "checkov:CKV_K8S_146",
                   "kics:bf36b900-b5ef-4828-adb7-70eb543b7cfb"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& kubelet : k8s::Kubelet::In(object)) {
    const auto setting = kubelet.Find("hostname-override", {});
    if (setting.text) {
      report.Add({.span = setting.span, .message = "kubelet overrides the name of its node"});
    }
  }
}

}  // namespace linter::rules
