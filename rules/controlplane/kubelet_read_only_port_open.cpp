#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/kubelet.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule KubeletReadOnlyPortOpen() {
  return {
      .id = "kubelet-read-only-port-open",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 6.5,
      .summary = "kubelet tells everybody about its pods",
      .why =
          "The read-only port (10255) shows the pods of the node with their environment, and "
          "metrics, to whoever reaches the node, without any login. Flags alone open it; in a "
          "KubeletConfiguration it is closed by default.",
      .reference = "https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0082", "checkov:CKV_K8S_141",
                   "kics:2940d48a-dc5e-4178-a3f8-bfbd80720b41"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& kubelet : k8s::Kubelet::In(object)) {
    const auto setting = kubelet.Find("read-only-port", {"readOnlyPort"});
    const auto port = setting.Number();
    if (port && *port != 0) {
      report.Add(
          {.span = setting.span,
           .message = fmt::format("kubelet serves without login on port `{}`", *setting.text)});
    } else if (!setting.text && kubelet.by_flags() && kubelet.complete()) {
      report.Add(
          {.span = setting.span,
           .message = "kubelet serves without login on port 10255, as its flags do by default"});
    }
  }
}

}  // namespace linter::rules
