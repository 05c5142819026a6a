#include <fmt/format.h>

#include <string>

#include "linter/check/report.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/rollout.h"
#include "linter/k8s/volume_claim.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule SingleWriterVolumeWithSurge() {
  return {
      .id = "single-writer-volume-with-surge",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "new pods wait for a volume that the old ones hold",
      .why =
          "A `ReadWriteOnce` volume is attached to one node, a `ReadWriteOncePod` volume to one "
          "pod. A rolling update starts the new pod while the old one holds the volume; on "
          "another node it waits with `Multi-Attach error`, and the old pod waits for it: the "
          "rollout hangs. Several replicas wait in the same way. Speaks where the claim is in "
          "the run. Left alone: `Recreate`, a single replica that goes before the new one comes "
          "(`maxSurge: 0`), pods that are bound to one node, StatefulSets.",
      .reference = "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes",
      .since = "0.1",
      .checklist = {"DS-R-1"},
      .check = CheckWorkload,
  };
}

static bool BoundToOneNode(const yaml::Slot& pod) {
  return pod["nodeName"].present() || pod["nodeSelector"]["kubernetes.io/hostname"].present() ||
         pod["affinity"]["nodeAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"]
             .present() ||
         pod["affinity"]["podAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"].present();
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto floor = k8s::FloorOf(workload);
  const bool surges = k8s::StepsOf(workload, floor.count).overlaps();
  if (workload.kind() != k8s::WorkloadKind::Deployment || (!surges && floor.count < 2) ||
      floor.count < 1 || BoundToOneNode(workload.pod_spec())) {
    return;
  }
  for (const auto& volume : k8s::ClaimedVolumes(workload)) {
    if (!volume.single_writer()) {
      continue;
    }
    report.Add({
        .span = volume.name.span(),
        .message = fmt::format(
            "{} needs {} for {} at once", workload.object().Title(), volume.claim->Title(),
            floor.count > 1 ? fmt::format("{} replicas", floor.count) : "an old and a new pod"),
        .labels = {{volume.claim->spec()["accessModes"].span(), "one writer only"}},
    });
  }
}

}  // namespace linter::rules
