#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/kubelet.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule KubeletKernelDefaultsUnprotected() {
  return {
      .id = "kubelet-kernel-defaults-unprotected",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 2.5,
      .summary =
          "kubelet changes settings of the kernel instead of refusing a node that lacks them",
      .why =
          "Without `protectKernelDefaults` a kubelet silently sets sysctls such as "
          "`vm.overcommit_memory` and `kernel.panic` to what it needs, over what the "
          "administrators of the node chose; with it, it refuses to start and says which differ.",
      .reference = "https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0083", "checkov:CKV_K8S_144",
                   "kics:6cf42c97-facd-4fda-b8af-ea4529123355"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& kubelet : k8s::Kubelet::In(object)) {
    const auto setting = kubelet.Find("protect-kernel-defaults", {"protectKernelDefaults"});
    if (setting.Bool() == false || (!setting.text && kubelet.complete())) {
      report.Add(
          {.span = setting.span,
           .message = fmt::format("{} does not protect the kernel's settings", kubelet.Title())});
    }
  }
}

}  // namespace linter::rules
