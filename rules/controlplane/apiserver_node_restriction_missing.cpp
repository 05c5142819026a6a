#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static constexpr std::string_view Plugin = "NodeRestriction";

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverNodeRestrictionMissing() {
  return {
      .id = "apiserver-node-restriction-missing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 6.0,
      .summary = "kubelets may change other nodes and their pods",
      .why =
          "Without the admission plugin `NodeRestriction`, which is not on by default, a kubelet "
          "may label and taint any node and change the status of any pod: who takes one node "
          "draws the pods with secrets to it. Servers that do not authorize nodes as such (a "
          "written `--authorization-mode` without `Node`, as virtual clusters have it) are left "
          "alone.",
      .reference =
          "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/"
          "#noderestriction",
      .since = "0.1",
      .replaces = {"trivy:KCV-0016", "checkov:CKV_K8S_85",
                   "kics:33fc6923-6553-4fe6-9d3a-4efa51eb874b"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (!server || !server->complete()) {
    return;
  }
  if (k8s::ServesNodes(*server) && !server->Lists("enable-admission-plugins", Plugin) &&
      !server->Lists("admission-control", Plugin)) {
    report.Add({.span = server->span("enable-admission-plugins"),
                .message = "`kube-apiserver` runs without the admission plugin `NodeRestriction`"});
  }
}

}  // namespace linter::rules
