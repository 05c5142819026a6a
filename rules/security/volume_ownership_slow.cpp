#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/workload.h"
#include "linter/k8s/write_path.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule VolumeOwnershipSlow() {
  return {
      .id = "volume-ownership-slow",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "every file of a volume is given to a group at each start",
      .why =
          "With `fsGroup` the kubelet changes the owner of every file of a volume before a pod "
          "starts, each time: with millions of files that takes an hour. "
          "`fsGroupChangePolicy: OnRootMismatch` has it look at the root folder first. Told for "
          "pods that may write to a claim; network filesystems keep their owners and are left "
          "alone.",
      .reference =
          "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/"
          "#configure-volume-permission-and-ownership-change-policy-for-pods",
      .since = "0.1",
      .fix = FixKind::Unsafe,
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto context = workload.pod_security_context();
  const auto policy = context["fsGroupChangePolicy"];
  const auto& containers = workload.containers();
  const bool writes = std::any_of(containers.begin(), containers.end(), [](const auto& container) {
    const auto mounts = k8s::WritableClaimMounts(container);
    return std::any_of(mounts.begin(), mounts.end(),
                       [](const k8s::ClaimMount& mount) { return !mount.shared; });
  });
  if (!context["fsGroup"].present() || policy.present() || !writes || workload.windows()) {
    return;
  }
  report.Add(
      {.span = context["fsGroup"].label(),
       .message = fmt::format("pods of {} start when each file of their volumes has been "
                              "given to group {}",
                              workload.object().Title(), context["fsGroup"].Text().value_or("")),
       .fixes = {{"change owners only where the root folder has another", Safety::Unsafe,
                  yaml::Set(policy, "OnRootMismatch")}}});
}

}  // namespace linter::rules
