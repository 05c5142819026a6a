#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule HpaFightsReplicas() {
  return {
      .id = "hpa-fights-replicas",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "replicas are written although an autoscaler sets them",
      .why =
          "Each time the file is applied, the workload snaps back to the written number, in "
          "peak hours too, until the autoscaler corrects it; with GitOps that is each sync. A "
          "workload that an autoscaler of the run targets is better without `replicas`; `0`, "
          "which switches the autoscaler off, is left alone. Remove the field from the applied "
          "configuration with care (`kubectl apply` resets what it had set before to 1).",
      .reference =
          "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/"
          "#migrating-deployments-and-statefulsets-to-horizontal-autoscaling",
      .since = "0.1",
      .replaces = {"kube-score:deployment-targeted-by-hpa-does-not-have-replicas-configured",
                   "kics:5744cbb8-5946-4b75-a196-ade44449525b"},
      .checklist = {"IN-C-1", "IN-C-2"},
      .fix = FixKind::Unsafe,
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto replicas = workload.replicas();
  if (!replicas.has_value() || *replicas == 0) {
    return;
  }
  for (const auto& autoscaler : k8s::AutoscalersOf(workload)) {
    report.Add({
        .span = replicas.span(),
        .message = fmt::format("{} fixes {} replica{}, but {} sets them", workload.object().Title(),
                               *replicas, *replicas == 1 ? "" : "s", autoscaler.object().Title()),
        .labels = {{autoscaler.object().name_span(), "the autoscaler"}},
        .fixes = {{"leave the number to the autoscaler", Safety::Unsafe,
                   yaml::Remove(replicas.slot)}},
    });
    return;
  }
}

}  // namespace linter::rules
