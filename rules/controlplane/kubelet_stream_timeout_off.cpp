#include "linter/check/report.h"
#include "linter/k8s/duration.h"
#include "linter/k8s/kubelet.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule KubeletStreamTimeoutOff() {
  return {
      .id = "kubelet-stream-timeout-off",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 3.0,
      .summary = "idle connections to containers are never closed",
      .why =
          "With a timeout of zero every forgotten `kubectl exec` or port-forward holds a "
          "connection through the API server and the kubelet for ever. The default is four hours, "
          "and a zero in a KubeletConfiguration means the default: unlike KICS, the rule looks at "
          "the flag alone.",
      .reference = "https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0085", "checkov:CKV_K8S_143",
                   "kics:ed89b97d-04e9-4fd4-919f-ee5b27e555e9"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& kubelet : k8s::Kubelet::In(object)) {
    const auto setting = kubelet.Find("streaming-connection-idle-timeout", {});
    const auto text = setting.text.value_or("4h");
    if (text == "0" || k8s::ParseDuration(text) == 0.0) {
      report.Add({.span = setting.span, .message = "kubelet never closes idle connections"});
    }
  }
}

}  // namespace linter::rules
