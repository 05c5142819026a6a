#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule RootUserForced() {
  return {
      .id = "root-user-forced",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssRestricted},
      .security_severity = 6.0,
      .summary = "container is told to run as root",
      .why =
          "`runAsUser: 0` overrides the user of the image. A process that breaks out of a root "
          "container is root on the node. Pods with `hostUsers: false`, whose root is nobody "
          "outside, are left alone.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .replaces = {"kube-linter:run-as-non-root", "polaris:runAsRootAllowed", "trivy:KSV-0105",
                   "checkov:CKV_K8S_23", "pss:runAsUser", "pss:runAsNonRoot"},
      .checklist = {"SE-AC-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto context = container.security_context();
  const auto user = context.run_as_user();
  if (user == 0 && context.run_as_non_root() != true && !container.workload().user_namespace()) {
    report.Add({.span = user.span(), .message = fmt::format("{} runs as root", container.Title())});
  }
}

}  // namespace linter::rules
