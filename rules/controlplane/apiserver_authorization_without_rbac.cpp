#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverAuthorizationWithoutRbac() {
  return {
      .id = "apiserver-authorization-without-rbac",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 5.0,
      .summary = "API server authorizes without the mode RBAC",
      .why =
          "Without the mode `RBAC` the API server ignores all Roles and bindings: other modes "
          "decide, which cannot be read or changed through the API. Servers whose modes stand in "
          "`--authorization-config` or in no flag at all, or that allow everything (`apiserver- "
          "authorization-always-allow`), are left alone.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/authorization/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0009", "checkov:CKV_K8S_77",
                   "kics:1aa4a1ae-5dbb-48a1-9aa2-630ea4be208e"},
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
    return mode.text == "RBAC" || mode.text == "AlwaysAllow";
  });
  if (!modes.empty() && !decided) {
    report.Add({.span = server->span("authorization-mode"),
                .message = "`kube-apiserver` authorizes without the mode `RBAC`"});
  }
}

}  // namespace linter::rules
