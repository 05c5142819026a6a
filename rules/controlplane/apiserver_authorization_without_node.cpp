#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverAuthorizationWithoutNode() {
  return {
      .id = "apiserver-authorization-without-node",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 5.0,
      .summary = "API server authorizes without the mode Node",
      .why =
          "The mode `Node` lets a kubelet read only what the pods of its own node need. Without "
          "it kubelets get a role for all Secrets and pods of the cluster, or none, and whoever "
          "takes one node takes them all. Servers whose modes stand in `--authorization-config` "
          "or in no flag at all are left alone.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/authorization/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0008", "checkov:CKV_K8S_75",
                   "kics:4d7ee40f-fc5d-427d-8cac-dffbe22d42d1"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (!server || !server->complete() || server->Has("authorization-config")) {
    return;
  }
  const auto modes = server->Items("authorization-mode");
  const bool decided = std::any_of(modes.begin(), modes.end(), [](const auto& mode) {
    return mode.text == "Node" || mode.text == "AlwaysAllow";
  });
  if (!modes.empty() && !decided) {
    report.Add({.span = server->span("authorization-mode"),
                .message = "`kube-apiserver` authorizes without the mode `Node`"});
  }
}

}  // namespace linter::rules
