#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/volume.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule HostPathVolume() {
  return {
      .id = "host-path-volume",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production, Profile::PssBaseline, Profile::PssRestricted},
      .security_severity = 4.5,
      .summary = "volume is a file or folder of the node",
      .why =
          "What the pod writes stays on one node, outlives it, and is seen by whoever "
          "mounts the same path; what it reads may be the node's own secrets. The Pod "
          "Security Standards allow no hostPath at all, mounted or not. Paths that hand "
          "over the node are also the finding of `host-path-sensitive`.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"polaris:hostPathSet", "trivy:KSV-0023",
                   "kics:aa8f7a35-9923-4cad-bd61-a19b7f6aac91", "pss:hostPathVolumes",
                   "pss:restrictedVolumes"},
      .checklist = {"SE-AC-2"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  for (const auto& volume : k8s::HostPathVolumes(workload)) {
    report.Add(
        {.span = volume.path_slot().span(),
         .message = fmt::format("volume `{}` is `{}` of the node", volume.name(), volume.path)});
  }
}

}  // namespace linter::rules
