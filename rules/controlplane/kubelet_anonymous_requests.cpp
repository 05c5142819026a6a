#include "linter/check/report.h"
#include "linter/k8s/kubelet.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule KubeletAnonymousRequests() {
  return {
      .id = "kubelet-anonymous-requests",
      .severity = Severity::Error,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 8.5,
      .summary = "kubelet answers requests of nobody",
      .why =
          "Who can reach the port of such a kubelet and is asked no name may, as far as its "
          "authorization lets everybody, run commands in every container of the node. Flags alone "
          "allow it by default; a KubeletConfiguration forbids it by default, and is reported "
          "only where it says otherwise.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0079", "checkov:CKV_K8S_138",
                   "kics:1de5cc51-f376-4638-a940-20f2e85ae238"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& kubelet : k8s::Kubelet::In(object)) {
    const auto setting = kubelet.Find("anonymous-auth", {"authentication", "anonymous", "enabled"});
    if (setting.Bool() == true || (!setting.text && kubelet.by_flags() && kubelet.complete())) {
      report.Add(
          {.span = setting.span,
           .message = setting.text
                          ? "kubelet answers anonymous requests"
                          : "kubelet answers anonymous requests, as its flags do by default"});
    }
  }
}

}  // namespace linter::rules
