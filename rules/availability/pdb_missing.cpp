#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/disruption_budget.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule PdbMissing() {
  return {
      .id = "pdb-missing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "no disruption budget guards a workload with several replicas",
      .why =
          "A node drain, or an upgrade of several nodes at once, may evict all replicas of a "
          "workload together when no budget holds it back. Speaks of workloads that run two "
          "replicas or more. In an open world it speaks only where the run has budgets for the "
          "same namespace, since they may stand elsewhere.",
      .reference = "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
      .since = "0.1",
      .replaces = {"kube-score:deployment-has-poddisruptionbudget",
                   "kube-score:statefulset-has-poddisruptionbudget",
                   "polaris:missingPodDisruptionBudget",
                   "kics:b23e9b98-0cb6-4fc9-b257-1f3270442678",
                   "kics:1db3a5a5-bf75-44e5-9e44-c56cfc8b1ac5"},
      .checklist = {"IN-C-1"},
      .check = CheckWorkload,
  };
}

// A ReplicaSet that a Deployment made.
static bool OwnedByWorkload(const k8s::Workload& workload) {
  return workload.kind() == k8s::WorkloadKind::ReplicaSet &&
         workload.object().metadata()["ownerReferences"].size() > 0;
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto& object = workload.object();
  const auto& project = workload.project();
  const bool expected = project.closed() || !project.OfKind("PodDisruptionBudget", object).empty();
  if (!expected || !workload.scalable() || workload.helm_hook() || OwnedByWorkload(workload) ||
      k8s::FloorOf(workload).count < 2 || !k8s::BudgetsFor(workload).empty()) {
    return;
  }
  report.Add({
      .span = object.name_span(),
      .message = fmt::format("no PodDisruptionBudget selects the pods of {}", object.Title()),
  });
}

}  // namespace linter::rules
