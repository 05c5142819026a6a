#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/affinity.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule TopologySpreadMissesOwnPods() {
  return {
      .id = "topology-spread-misses-own-pods",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "topology spread constraint does not count the pods that it is to spread",
      .why =
          "A constraint counts the pods that its `labelSelector` matches. When these are not "
          "the workload's own, every domain looks empty, each pod is placed as if it were the "
          "first, and all of them may share a node. With `whenUnsatisfiable: DoNotSchedule` "
          "other people's pods decide where these may run.",
      .reference =
          "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/",
      .since = "0.1",
      .checklist = {"IN-C-4"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  for (const auto& constraint : k8s::SpreadConstraints(workload)) {
    const auto selector = constraint.selector();
    if (!selector.present() || selector.invalid() || constraint.Spreads(workload)) {
      continue;
    }
    report.Add({
        .span = selector.slot().span(),
        .message = fmt::format("constraint counts pods `{}`, which those of {} are not",
                               selector.Text(), workload.object().Title()),
        .labels = {{workload.pod_template()["metadata"]["labels"].span(), "the pods' labels"}},
    });
  }
}

}  // namespace linter::rules
