#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ControllerManagerCredentialsShared() {
  return {
      .id = "controller-manager-credentials-shared",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 4.0,
      .summary = "all controllers act with the rights of one",
      .why =
          "Without `--use-service-account-credentials` every controller uses the identity of the "
          "controller manager, which needs the sum of all their rights: a fault in one of them "
          "reaches everything, and the audit log does not tell which one it was.",
      .reference =
          "https://kubernetes.io/docs/reference/command-line-tools-reference/"
          "kube-controller-manager/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0035", "checkov:CKV_K8S_108",
                   "kics:1acd93f1-5a37-45c0-aaac-82ece818be7d"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto manager = k8s::Component::Of(container, k8s::ComponentKind::ControllerManager);
  if (!manager) {
    return;
  }
  const auto own = manager->Bool("use-service-account-credentials");
  if (own == false || (!own && manager->complete())) {
    report.Add({.span = manager->span("use-service-account-credentials"),
                .message = "`kube-controller-manager` runs all controllers with its own rights"});
  }
}

}  // namespace linter::rules
