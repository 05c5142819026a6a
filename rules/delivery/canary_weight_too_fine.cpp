#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/argo_rollout.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CanaryWeightTooFine() {
  return {
      .id = "canary-weight-too-fine",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "canary gets far more requests than its first weight says",
      .why =
          "Without `trafficRouting` a weight is met by counting pods, and the least that there is "
          "is one pod: `setWeight: 5` with three replicas sends a third or a quarter of all "
          "requests to the new version. Told where that one pod is more than twice the weight. "
          "Add replicas, or a router of traffic. The fewest replicas count that the run knows of; "
          "where it knows none, nothing is told.",
      .reference = "https://argo-rollouts.readthedocs.io/en/stable/features/canary/",
      .since = "0.1",
      .checklist = {"DS-C-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto* workload = object.project().WorkloadOf(object);
  if (!object.Is("argoproj.io", "Rollout") || workload == nullptr ||
      object.spec()["strategy"]["canary"]["trafficRouting"].present()) {
    return;
  }
  const auto floor = k8s::FloorOf(*workload);
  for (const auto& weight : k8s::CanaryWeights(object)) {
    const auto percent = weight.Int().value_or(0);
    if (percent <= 0) {
      continue;
    }
    // The new pod comes beside the old ones where one more is allowed.
    const auto least = 100 / (floor.count + 1);
    if (floor.known && floor.count > 0 && least > 2 * percent) {
      report.Add({.span = weight.span(),
                  .message = fmt::format("of {} {} one is at least {} %, not {} %", floor.count,
                                         floor.count == 1 ? "pod" : "pods", least, percent),
                  .labels = {{floor.slot.span(), "as many replicas"}}});
    }
    return;
  }
}

}  // namespace linter::rules
