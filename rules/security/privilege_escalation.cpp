#include <fmt/format.h>

#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/project.h"

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
          "allows this unless `allowPrivilegeEscalation` is written as `false`, and even "
          "then to a container that adds `SYS_ADMIN`. An explicit `true` is the finding of "
          "`privilege-escalation-granted`. Pods that say `spec.os.name: windows` are "
          "exempt, as in the standard, and pieces that Kustomize lays over a workload are "
          "left alone.",
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

static void CheckForbidden(const k8s::Container& container, Report& report) {
  for (const auto& capability : container.security_context().added()) {
    const auto name = capability.Text().value_or("");
    // The other spelling is refused, by privilege-escalation-contradicted.
    if (k8s::SameCapability(name, "SYS_ADMIN") && name != "CAP_SYS_ADMIN") {
      report.Add({.span = capability.span(),
                  .message = fmt::format("{} can gain privileges by its capability `{}`",
                                         container.Title(), name)});
    }
  }
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto context = container.security_context();
  const auto allow = context.allow_privilege_escalation();
  const auto& workload = container.workload();
  if (allow == false) {
    CheckForbidden(container, report);
  }
  if (allow.has_value() || workload.declares_windows() || k8s::MayBePatch(workload)) {
    return;
  }
  Fix fix{"forbid privilege escalation", Safety::Unsafe, {}};
  // Beside `privileged: true` the API server refuses it.
  if (context.privileged() != true) {
    fix.edits = yaml::Set(allow.slot, "false");
  }
  report.Add({.span = allow.span(),
              .message = fmt::format("{} can gain privileges", container.Title()),
              .fixes = {std::move(fix)}});
}

}  // namespace linter::rules
