#include <fmt/format.h>

#include <utility>

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
          "Somebody wrote `allowPrivilegeEscalation: true`: a process of the container can "
          "become root by any setuid binary of the image, and then more. Where nothing is "
          "written, `privilege-escalation` speaks, in stricter profiles. Pods that say "
          "`spec.os.name: windows` are exempt, as in the standard.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .replaces = {"kube-linter:privilege-escalation-container",
                   "polaris:privilegeEscalationAllowed", "trivy:KSV-0001", "checkov:CKV_K8S_20",
                   "kics:5572cc5e-1e4c-4113-92a6-7a8a3bd25e6d", "pss:allowPrivilegeEscalation"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto context = container.security_context();
  const auto allow = context.allow_privilege_escalation();
  if (allow != true || container.workload().declares_windows()) {
    return;
  }
  Fix fix{"forbid privilege escalation", Safety::Unsafe, {}};
  // Beside `privileged: true` the API server refuses it.
  if (context.privileged() != true) {
    fix.edits = yaml::Set(allow.slot, "false");
  }
  report.Add({.span = allow.span(),
              .message = fmt::format("{} is allowed to gain privileges", container.Title()),
              .fixes = {std::move(fix)}});
}

}  // namespace linter::rules
