#include "linter/check/report.h"
#include "linter/k8s/kubelet.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule KubeletEventRateUnsuited() {
  return {
      .id = "kubelet-event-rate-unsuited",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {},
      .security_severity = 2.0,
      .summary = "kubelet writes events without limit, or is given a rate that it refuses",
      .why =
          "Events tell why a pod does not run. With the rate `0` a node with a failing pod may "
          "flood the API server with them; a negative rate is refused. The rule is in no profile "
          "but `all`: checkov asks for at most 5 and KICS for 0, and the default of 50 is right "
          "for nearly everybody.",
      .reference = "https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0087", "checkov:CKV_K8S_147",
                   "kics:1a07a446-8e61-4e4d-bc16-b0781fcb8211"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& kubelet : k8s::Kubelet::In(object)) {
    const auto setting = kubelet.Find("event-qps", {"eventRecordQPS"});
    const auto rate = setting.Number();
    if (rate && *rate <= 0) {
      report.Add({.span = setting.span,
                  .message = *rate < 0 ? "kubelet refuses a negative rate of events"
                                       : "kubelet writes events without limit"});
    }
  }
}

}  // namespace linter::rules
