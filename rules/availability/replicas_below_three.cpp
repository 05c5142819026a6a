#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ReplicasBelowThree() {
  return {
      .id = "replicas-below-three",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .summary = "workload or autoscaler settles for two replicas",
      .why =
          "Two replicas survive the loss of one, but then a single one carries the whole load "
          "until the other is back, and a drain during a rollout leaves none. Speaks of exactly "
          "two, written in a workload or as the minimum of a HorizontalPodAutoscaler: fewer are "
          "`replicas-too-low` and `hpa-min-replicas-too-low`. A matter of taste for most "
          "services, so it runs only when it is selected.",
      .since = "0.1",
      .replaces = {"kube-linter:minimum-three-replicas", "kube-linter:hpa-minimum-three-replicas"},
      .checklist = {"IN-C-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto autoscaler = k8s::Autoscaler::Of(object);
  const auto* workload = object.project().WorkloadOf(object);
  if (autoscaler && !autoscaler->keda() && autoscaler->minimum() == 2) {
    report.Add({
        .span = autoscaler->minimum().span(),
        .message = fmt::format("{} goes down to 2 replicas", object.Title()),
    });
    return;
  }
  if (workload != nullptr && workload->scalable() && workload->replicas() == 2 &&
      k8s::AutoscalersOf(*workload).empty()) {
    report.Add({
        .span = workload->replicas().span(),
        .message = fmt::format("{} runs 2 replicas", object.Title()),
    });
  }
}

}  // namespace linter::rules
