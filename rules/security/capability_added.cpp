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
          "container add back only `NET_BIND_SERVICE`. Capabilities that are dangerous by "
          "themselves are also the finding of `capability-dangerous`. Pods of Windows are "
          "exempt.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"pss:capabilities_restricted", "trivy:KSV-0106", "checkov:CKV_K8S_25"},
      .checklist = {"SE-AC-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& capability : container.security_context().added()) {
    const auto name = capability.Text().value_or("");
    if (name != "NET_BIND_SERVICE" && !container.workload().windows()) {
      report.Add({.span = capability.span(),
                  .message = fmt::format("{} adds the capability `{}`", container.Title(), name)});
    }
  }
}

}  // namespace linter::rules
