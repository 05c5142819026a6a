#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule CapabilityAdded() {
  return {
      .id = "capability-added",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::PssRestricted},
      .security_severity = 3.0,
      .summary = "container adds a capability other than NET_BIND_SERVICE",
      .why =
          "The restricted Pod Security Standard takes every capability away and lets a "
          "container add back only `NET_BIND_SERVICE`. This speaks of those that the "
          "baseline still allows, such as `CHOWN`; what goes beyond is the finding of "
          "`capability-dangerous` and `capability-beyond-baseline`. Pods that say "
          "`spec.os.name: windows` are exempt.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0022", "trivy:KSV-0106", "checkov:CKV_K8S_25",
                   "kics:19ebaa28-fc86-4a58-bcfa-015c9e22fe40", "pss:capabilities_restricted"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  if (container.workload().declares_windows()) {
    return;
  }
  for (const auto& capability : container.security_context().added()) {
    const auto name = capability.Text().value_or("");
    if (k8s::GradeOf(name) == k8s::CapabilityGrade::Usual) {
      report.Add(
          {.span = capability.span(),
           .message = fmt::format("{} adds the capability `{}`", container.Title(), name),
           .fixes = {{"take the capability away", Safety::Unsafe, yaml::Remove(capability)}}});
    }
  }
}

}  // namespace linter::rules
