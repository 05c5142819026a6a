#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/labels.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule WorkloadSelectorMissing() {
  return {
      .id = "workload-selector-missing",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "workload has no selector",
      .why =
          "Since `apps/v1` nothing is filled in for a missing `spec.selector`: the API refuses "
          "the object, and refuses an empty one too. Before, in `extensions/v1beta1` and "
          "`apps/v1beta1`, the template's labels were taken, and such files are left to the "
          "rules for removed API versions.",
      .reference = "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector",
      .since = "0.1",
      .replaces = {"kube-linter:mismatching-selector", "helm-lint:validateMatchSelector"},
      .checklist = {"IN-C-1"},
      .check = CheckWorkload,
  };
}

static bool NeedsSelector(const k8s::Workload& workload) {
  switch (workload.kind()) {
    case k8s::WorkloadKind::Deployment:
    case k8s::WorkloadKind::StatefulSet:
    case k8s::WorkloadKind::DaemonSet:
    case k8s::WorkloadKind::ReplicaSet:
      return workload.object().version() == "v1" || workload.object().version() == "v1beta2";
    default:
      return false;
  }
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto selector = workload.selector();
  if (!NeedsSelector(workload) || (selector.present() && !selector.empty())) {
    return;
  }
  const auto& object = workload.object();
  report.Add({
      .span = selector.present() ? selector.slot().span() : object.name_span(),
      .message =
          fmt::format("{} has {} selector", object.Title(), selector.present() ? "an empty" : "no"),
  });
}

}  // namespace linter::rules
