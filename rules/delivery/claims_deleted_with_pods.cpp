#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule ClaimsDeletedWithPods() {
  return {
      .id = "claims-deleted-with-pods",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "data of a StatefulSet is deleted when it is scaled in",
      .why =
          "With `whenScaled: Delete` the claim of each pod that goes is deleted, and with a "
          "storage class that deletes volumes its data, too. Told where something scales the "
          "StatefulSet by itself, so that a quiet night is enough. Caches may want it so.",
      .reference =
          "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/"
          "#persistentvolumeclaim-retention",
      .since = "0.1",
      .checklist = {"IN-S-1"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto policy =
      workload.object().spec()["persistentVolumeClaimRetentionPolicy"]["whenScaled"];
  const auto autoscalers = k8s::AutoscalersOf(workload);
  if (policy.Text() == "Delete" && !autoscalers.empty()) {
    report.Add(
        {.span = policy.span(),
         .message = fmt::format("{} deletes data when {} scales it in", workload.object().Title(),
                                autoscalers.front().object().Title()),
         .labels = {{autoscalers.front().object().name_span(), "what scales it"}}});
  }
}

}  // namespace linter::rules
