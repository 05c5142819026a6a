#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule PrivilegeEscalation() {
  return {
      .id = "privilege-escalation",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production, Profile::PssRestricted},
      .security_severity = 4.0,
      .summary = "container can gain more privileges than its parent process",
      .why =
          "A setuid binary in the image lets a compromised process become root. Kubernetes "
          "allows this unless `allowPrivilegeEscalation` is written as `false`. An explicit "
          "`true` is the finding of `privilege-escalation-granted`. Pods of Windows are exempt, "
          "as in the standard.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .replaces = {"polaris:privilegeEscalationAllowed", "trivy:KSV-0001", "checkov:CKV_K8S_20",
                   "kics:5572cc5e-1e4c-4113-92a6-7a8a3bd25e6d", "pss:allowPrivilegeEscalation"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto allow = container.security_context().allow_privilege_escalation();
  if (!allow.has_value() && !container.workload().windows()) {
    report.Add({.span = allow.span(),
                .message = fmt::format("{} can gain privileges", container.Title()),
                .fixes = {{"forbid privilege escalation", Safety::Unsafe,
                           yaml::Set(allow.slot, "false")}}});
  }
}

}  // namespace linter::rules
