#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/allotment.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule MemoryVolumeUnbounded() {
  return {
      .id = "memory-volume-unbounded",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "volume in memory has no bound",
      .why =
          "An `emptyDir` with `medium: Memory` counts as memory of the containers that write to "
          "it. Without a `sizeLimit` it may grow up to what the pod's memory limits allow, and "
          "where a container has no limit, up to the memory of the node. A `sizeLimit`, or "
          "limits on all containers, bound it.",
      .reference = "https://kubernetes.io/docs/concepts/storage/volumes/#emptydir",
      .since = "0.1",
      .checklist = {"IN-C-3"},
      .check = CheckWorkload,
  };
}

static bool Bounded(const k8s::Workload& workload) {
  const auto& all = workload.containers();
  return std::all_of(all.begin(), all.end(), [](const k8s::Container& container) {
    return !container.long_running() || k8s::AllotmentOf(container, "memory").limited;
  });
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  if (Bounded(workload)) {
    return;
  }
  for (const auto& volume : workload.volumes()) {
    const auto directory = volume["emptyDir"];
    if (directory["medium"].Text() == "Memory" && !directory["sizeLimit"].present()) {
      report.Add(
          {.span = directory["medium"].span(),
           .message = fmt::format("volume `{}` of {} may fill the memory of its node",
                                  volume["name"].Text().value_or(""), workload.object().Title())});
    }
  }
}

}  // namespace linter::rules
