#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule PrivilegeEscalationGranted() {
  return {
      .id = "privilege-escalation-granted",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssRestricted},
      .security_severity = 6.0,
      .summary = "container is given the right to gain privileges",
      .why =
          "Somebody wrote `allowPrivilegeEscalation: true`, or added the capability "
          "`SYS_ADMIN`, which comes to the same: a process of the container can become root, "
          "and then more. Where nothing is written, `privilege-escalation` speaks, in stricter "
          "profiles.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .replaces = {"kube-linter:privilege-escalation-container",
                   "polaris:privilegeEscalationAllowed", "trivy:KSV-0001", "trivy:KSV-0005",
                   "checkov:CKV_K8S_20", "checkov:CKV_K8S_39",
                   "kics:235236ee-ad78-4065-bd29-61b061f28ce0", "pss:allowPrivilegeEscalation"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto context = container.security_context();
  const auto allow = context.allow_privilege_escalation();
  if (allow == true && !container.workload().windows()) {
    report.Add({.span = allow.span(),
                .message = fmt::format("{} is allowed to gain privileges", container.Title()),
                .fixes = {{"forbid privilege escalation", Safety::Unsafe,
                           yaml::Set(allow.slot, "false")}}});
    return;
  }
  for (const auto& capability : context.added()) {
    if (k8s::SameCapability(capability.Text().value_or(""), "SYS_ADMIN")) {
      report.Add({.span = capability.span(),
                  .message = fmt::format("{} holds `SYS_ADMIN`, which lets it gain any privilege",
                                         container.Title())});
    }
  }
}

}  // namespace linter::rules
