#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule SecurityContextMissing() {
  return {
      .id = "security-context-missing",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .security_severity = 3.0,
      .summary = "neither the container nor its pod has a security context",
      .why =
          "Nothing is narrowed: the container runs as the user of its image, with every default "
          "capability and a writable filesystem. What each setting is worth is told by rules of "
          "its own; this one finds what was never looked at, and runs only when it is asked for. "
          "Windows pods are left alone.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0118", "checkov:CKV_K8S_29", "checkov:CKV_K8S_30",
                   "kics:a97a340a-0063-418e-b3a1-3028941d0995"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto& workload = container.workload();
  if (!workload.windows() && container["securityContext"].size() == 0 &&
      workload.pod_security_context().size() == 0) {
    report.Add({.span = container.slot().label(),
                .message = fmt::format("neither {} nor its pod has a security context",
                                       container.Title())});
  }
}

}  // namespace linter::rules
