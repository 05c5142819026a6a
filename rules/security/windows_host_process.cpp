#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule WindowsHostProcess() {
  return {
      .id = "windows-host-process",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .security_severity = 8.0,
      .summary = "container runs as a process of its Windows node",
      .why =
          "A HostProcess container is not isolated at all: it has the node's file system, "
          "network and accounts. Only agents that administer nodes need it.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"polaris:hostProcess", "trivy:KSV-0103", "pss:windowsHostProcess"},
      .checklist = {"SE-AC-2"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  for (const auto& level : workload.SecurityLevels()) {
    const auto slot = level.context["windowsOptions"]["hostProcess"];
    if (slot.Bool() == true) {
      report.Add({.span = slot.span(),
                  .message = fmt::format("{} runs as a process of its Windows node", level.title)});
    }
  }
}

}  // namespace linter::rules
