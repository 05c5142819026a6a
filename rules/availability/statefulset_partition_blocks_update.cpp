#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule StatefulsetPartitionBlocksUpdate() {
  return {
      .id = "statefulset-partition-blocks-update",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "partition keeps a StatefulSet from updating any pod",
      .why =
          "Only pods whose ordinal is at or above `partition` get a new template. With a "
          "partition that is not below `replicas`, an update changes nothing and still reports "
          "no error. It is the first step of a canary, and a fault when it is the state that "
          "was written down.",
      .reference =
          "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions",
      .since = "0.1",
      .checklist = {"DS-R-1"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto partition = workload.update_strategy()["rollingUpdate"]["partition"];
  const auto start = workload.object().spec()["ordinals"]["start"].Int().value_or(0);
  const auto floor = k8s::FloorOf(workload);
  if (workload.kind() != k8s::WorkloadKind::StatefulSet || !floor.known || floor.count < 1 ||
      !k8s::AutoscalersOf(workload).empty() || partition.Int().value_or(0) < floor.count + start) {
    return;
  }
  report.Add({
      .span = partition.span(),
      .message = fmt::format("partition {} leaves none of {} pods of {} to update",
                             *partition.Int(), floor.count, workload.object().Title()),
      .labels = {{floor.slot.span(), "as many pods"}},
  });
}

}  // namespace linter::rules
