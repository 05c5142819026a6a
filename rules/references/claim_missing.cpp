#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"
#include "linter/k8s/volume_claim.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule ClaimMissing() {
  return {
      .id = "claim-missing",
      .severity = Severity::Error,
      .precision = Precision::Medium,
      .summary = "PersistentVolumeClaim of a pod does not exist",
      .why =
          "The pod stays Pending until somebody makes the claim. It may be made elsewhere, so this "
          "is judged only in a closed world (`--closed-world`).",
      .reference =
          "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes",
      .since = "0.1",
      .closed_world_only = true,
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  if (!workload.project().closed()) {
    return;
  }
  for (const auto& volume : k8s::ClaimedVolumes(workload)) {
    const auto name = volume.name.Text().value_or("");
    if (volume.claim == nullptr && !name.empty() && !k8s::StandsForAnother(name)) {
      report.Add({.span = volume.name.span(),
                  .message = fmt::format("no PersistentVolumeClaim is named `{}`", name)});
    }
  }
}

}  // namespace linter::rules
