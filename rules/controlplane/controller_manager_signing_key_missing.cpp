#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ControllerManagerSigningKeyMissing() {
  return {
      .id = "controller-manager-signing-key-missing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 3.0,
      .summary = "nobody signs the tokens of service accounts",
      .why =
          "Without `--service-account-private-key-file` the controller manager makes no tokens "
          "for Secrets of the kind `kubernetes.io/service-account-token`. Any file name will do, "
          "unlike checkov has it.",
      .reference =
          "https://kubernetes.io/docs/reference/command-line-tools-reference/"
          "kube-controller-manager/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0036", "checkov:CKV_K8S_110",
                   "kics:ccc98ff7-68a7-436e-9218-185cb0b0b780"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto manager = k8s::Component::Of(container, k8s::ComponentKind::ControllerManager);
  if (manager && manager->Lacks("service-account-private-key-file")) {
    report.Add(
        {.span = manager->span("service-account-private-key-file"),
         .message = "`kube-controller-manager` has no `--service-account-private-key-file`"});
  }
}

}  // namespace linter::rules
