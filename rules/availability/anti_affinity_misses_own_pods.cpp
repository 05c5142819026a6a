#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/affinity.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule AntiAffinityMissesOwnPods() {
  return {
      .id = "anti-affinity-misses-own-pods",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .summary = "anti-affinity that was meant for a workload's own pods does not match them",
      .why =
          "The term is there, the review passed, and yet the replicas share a node: the "
          "selector asks for labels that the pods do not have. Speaks where the selector names "
          "the workload or one of its labels' values, does not match the pod template, and "
          "matches no other workload of the run; a term that keeps away from others is left "
          "alone.",
      .reference =
          "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/"
          "#inter-pod-affinity-and-anti-affinity",
      .since = "0.1",
      .replaces = {"kube-linter:no-anti-affinity", "kube-score:deployment-has-host-podantiaffinity",
                   "kube-score:statefulset-has-host-podantiaffinity",
                   "kics:a31b7b82-d994-48c4-bd21-3bab6c31827a"},
      .checklist = {"IN-C-4"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  for (const auto& term : k8s::AntiAffinityTerms(workload)) {
    const auto selector = term.selector();
    if (!k8s::MissesOwnPods(selector, workload)) {
      continue;
    }
    report.Add({
        .span = selector.slot().span(),
        .message = fmt::format("anti-affinity looks for `{}`, which the pods of {} are not",
                               selector.Text(), workload.object().Title()),
        .labels = {{workload.pod_template()["metadata"]["labels"].span(), "the pods' labels"}},
    });
  }
}

}  // namespace linter::rules
