#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/volume_claim.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule UpdateStrategyNotRolling() {
  return {
      .id = "update-strategy-not-rolling",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "update of a workload is not a rolling one",
      .why =
          "`Recreate` stops all old pods before the first new one starts, so each rollout is an "
          "outage; `OnDelete` changes nothing until somebody deletes pods by hand. `Recreate` "
          "is right for a pod that holds a volume which only one may write, and such workloads "
          "are left alone. In `extensions/v1beta1` and `apps/v1beta1` sets that say nothing are "
          "`OnDelete`; Deployments roll, though kube-linter reports them there.",
      .reference = "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy",
      .since = "0.1",
      .replaces = {"kube-linter:no-rolling-update-strategy", "kube-score:deployment-strategy"},
      .checklist = {"DS-R-1"},
      .check = CheckWorkload,
  };
}

static bool DefaultsToOnDelete(const k8s::Workload& workload) {
  const auto version = workload.object().api_version();
  return (workload.kind() == k8s::WorkloadKind::DaemonSet && version == "extensions/v1beta1") ||
         (workload.kind() == k8s::WorkloadKind::StatefulSet && version == "apps/v1beta1");
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto type = workload.update_strategy()["type"];
  const auto text = type.Text().value_or(DefaultsToOnDelete(workload) ? "OnDelete" : "");
  const auto volumes = k8s::ClaimedVolumes(workload);
  const bool single_writer =
      std::any_of(volumes.begin(), volumes.end(), [](const k8s::ClaimedVolume& volume) {
        return volume.claim == nullptr || volume.single_writer();
      });
  const bool rolls = text.empty() || text == "RollingUpdate" || text == "Rolling";
  if (workload.helm_hook() || rolls || (text == "Recreate" && single_writer)) {
    return;
  }
  report.Add({
      .span = type.span(),
      .message = fmt::format("{} updates by `{}`{}", workload.object().Title(), text,
                             type.present() ? "" : ", the default"),
  });
}

}  // namespace linter::rules
