#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ControllerManagerRootCaMissing() {
  return {
      .id = "controller-manager-root-ca-missing",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 3.0,
      .summary = "pods are told by chance whom to trust as the API server",
      .why =
          "What `--root-ca-file` names goes into the ConfigMap `kube-root-ca.crt`, which every "
          "pod mounts beside its token. Without the flag it is the authority by which the "
          "controller manager itself reaches the API server, which may be another, or none: then "
          "pods do not trust the API server, or were told not to ask. Any file name will do, "
          "unlike checkov has it.",
      .reference =
          "https://kubernetes.io/docs/reference/command-line-tools-reference/"
          "kube-controller-manager/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0037", "checkov:CKV_K8S_111",
                   "kics:05fb986f-ac73-4ebb-a5b2-7faafa93d882"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto manager = k8s::Component::Of(container, k8s::ComponentKind::ControllerManager);
  if (manager && manager->Lacks("root-ca-file")) {
    report.Add({.span = manager->span("root-ca-file"),
                .message = "`kube-controller-manager` has no `--root-ca-file` to give to pods"});
  }
}

}  // namespace linter::rules
