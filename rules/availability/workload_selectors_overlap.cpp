#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule WorkloadSelectorsOverlap() {
  return {
      .id = "workload-selectors-overlap",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "two workloads of one file select each other's pods",
      .why =
          "Each takes the pods of the other for its own: an autoscaler of one counts the load of "
          "both (or gives up with `AmbiguousSelector`), a Service or a disruption budget for one "
          "is for both, `kubectl logs deploy/…` shows the wrong pod, and ReplicaSets and "
          "StatefulSets adopt what is left behind. Give each a label of its own. Told for "
          "workloads of one file that select each other, and for a workload with an autoscaler "
          "that selects the pods of another; stable and canary with labels of their own, Jobs and "
          "hooks are left alone.",
      .reference = "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector",
      .since = "0.1",
      .checklist = {"IN-C-1"},
      .check = CheckWorkload,
  };
}

static bool Counts(const k8s::Workload& workload) {
  return workload.selector().present() && !workload.batch() && !workload.helm_hook() &&
         !k8s::MayBePatch(workload);
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto selector = workload.selector();
  if (!Counts(workload) || selector.empty()) {
    return;
  }
  const bool scaled = !k8s::AutoscalersOf(workload).empty();
  bool before = true;
  for (const auto* other : workload.project().Matching(selector, workload.object())) {
    if (other == &workload) {
      before = false;
      continue;
    }
    const auto& object = other->object();
    if (!Counts(*other) || object.name() == workload.object().name() ||
        object.NearnessTo(workload.object()) != k8s::Nearness::File) {
      continue;
    }
    const bool mutual = other->selector().Matches(workload.pod_labels());
    // Of two that select each other the second one is told.
    if (!scaled && !(mutual && before)) {
      continue;
    }
    report.Add({.span = selector.slot().span(),
                .message = fmt::format("selector of {} matches the pods of {} as well",
                                       workload.object().Title(), object.Title()),
                .labels = {{object.name_span(), "the other workload"}}});
    return;
  }
}

}  // namespace linter::rules
