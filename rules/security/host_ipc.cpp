#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule HostIpc() {
  return {
      .id = "host-ipc",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .security_severity = 6.5,
      .summary = "pod shares the node's interprocess communication",
      .why =
          "The pod shares the node's shared memory and semaphores, and can read and change what "
          "other processes keep there. Hardly anything needs it.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"kube-linter:host-ipc", "polaris:hostIPCSet", "trivy:KSV-0008",
                   "checkov:CKV_K8S_18", "kics:cd290efd-6c82-4e9d-a698-be12ae31d536",
                   "pss:hostNamespaces"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto slot = workload.pod_spec()["hostIPC"];
  if (slot.Bool() == true) {
    report.Add({.span = slot.span(),
                .message = fmt::format("{} shares the node's interprocess communication",
                                       workload.object().Title()),
                .fixes = {{"keep the interprocess communication apart", Safety::Unsafe,
                           yaml::Set(slot, "false")}}});
  }
}

}  // namespace linter::rules
