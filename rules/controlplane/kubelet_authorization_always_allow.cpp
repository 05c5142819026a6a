#include "linter/check/report.h"
#include "linter/k8s/kubelet.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule KubeletAuthorizationAlwaysAllow() {
  return {
      .id = "kubelet-authorization-always-allow",
      .severity = Severity::Error,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 9.0,
      .summary = "kubelet lets everybody do everything on its node",
      .why =
          "With the mode `AlwaysAllow` whoever can log in to the kubelet, or need not, runs "
          "commands in every container of the node and reads their logs. `Webhook` asks the API "
          "server. Flags alone mean `AlwaysAllow`; a KubeletConfiguration means `Webhook` by "
          "default.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0080", "checkov:CKV_K8S_139",
                   "kics:f1f4d8da-1ac4-47d0-b1aa-91e69d33f7d5"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& kubelet : k8s::Kubelet::In(object)) {
    const auto setting = kubelet.Find("authorization-mode", {"authorization", "mode"});
    if (setting.text == "AlwaysAllow" ||
        (!setting.text && kubelet.by_flags() && kubelet.complete())) {
      report.Add({.span = setting.span,
                  .message = setting.text
                                 ? "kubelet allows every request by `AlwaysAllow`"
                                 : "kubelet allows every request, as its flags do by default"});
    }
  }
}

}  // namespace linter::rules
