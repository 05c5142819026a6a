#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule HostPid() {
  return {
      .id = "host-pid",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .security_severity = 6.5,
      .summary = "pod shares the node's process ids",
      .why =
          "The pod sees every process of the node and, with enough privileges, can signal and "
          "trace them and read their environment, secrets included. Few node agents need it; "
          "allow it there, with the reason.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"kube-linter:host-pid", "polaris:hostPIDSet", "trivy:KSV-0010",
                   "checkov:CKV_K8S_17", "kics:302736f4-b16c-41b8-befe-c0baffa0bd9d",
                   "pss:hostNamespaces"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto slot = workload.pod_spec()["hostPID"];
  if (slot.Bool() == true) {
    report.Add(
        {.span = slot.span(),
         .message = fmt::format("{} shares the node's process ids", workload.object().Title()),
         .fixes = {{"keep the process ids apart", Safety::Unsafe, yaml::Set(slot, "false")}}});
  }
}

}  // namespace linter::rules
