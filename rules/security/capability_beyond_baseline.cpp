#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule CapabilityBeyondBaseline() {
  return {
      .id = "capability-beyond-baseline",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production, Profile::PssBaseline, Profile::PssRestricted},
      .security_severity = 4.0,
      .summary = "container adds a capability that the baseline standard does not allow",
      .why =
          "The baseline Pod Security Standard lets a container add only what runtimes give "
          "anyway, spelled in capitals and without `CAP_`; admission refuses a pod with any "
          "other. Capabilities of one narrow use (`IPC_LOCK` for databases that lock "
          "memory, `SYS_NICE`) may be right, in a namespace that allows them. The dangerous "
          "ones are the finding of `capability-dangerous`.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0022", "checkov:CKV_K8S_25",
                   "kics:19ebaa28-fc86-4a58-bcfa-015c9e22fe40", "pss:capabilities_baseline"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& capability : container.security_context().added()) {
    const auto name = capability.Text().value_or("");
    if (k8s::GradeOf(name) == k8s::CapabilityGrade::Unusual) {
      report.Add(
          {.span = capability.span(),
           .message = fmt::format("{} adds the capability `{}`, beyond the baseline",
                                  container.Title(), name),
           .fixes = {{"take the capability away", Safety::Unsafe, yaml::Remove(capability)}}});
    }
  }
}

}  // namespace linter::rules
