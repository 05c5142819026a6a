#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverAlwaysAdmit() {
  return {
      .id = "apiserver-always-admit",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 6.0,
      .summary = "API server enables an admission plugin that checks nothing",
      .why =
          "`AlwaysAdmit` looks at nothing and lets everything pass. It turns off no other plugin, "
          "so that it is at best useless; where it was meant to, the cluster is guarded by less "
          "than somebody thinks. It is deprecated.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0011", "checkov:CKV_K8S_79",
                   "kics:ce30e584-b33f-4c7d-b418-a3d7027f8f60"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (!server) {
    return;
  }
  for (const auto* flag : {"enable-admission-plugins", "admission-control"}) {
    for (const auto& plugin : server->Items(flag)) {
      if (plugin.text == "AlwaysAdmit") {
        report.Add({.span = plugin.slot.span(),
                    .message = "`kube-apiserver` enables `AlwaysAdmit`, which checks nothing"});
      }
    }
  }
}

}  // namespace linter::rules
