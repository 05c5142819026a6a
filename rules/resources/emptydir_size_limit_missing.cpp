#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/allotment.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule EmptydirSizeLimitMissing() {
  return {
      .id = "emptydir-size-limit-missing",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "scratch volume has no size limit",
      .why =
          "What a pod writes to an `emptyDir` fills the disk of its node, and every pod on it is "
          "in danger. With `sizeLimit` only the pod that writes too much is evicted. Limits of "
          "ephemeral storage on every container bound it as well; volumes in memory are left to "
          "`memory-volume-unbounded`. Most scratch volumes stay small, so the rule runs only "
          "when it is asked for.",
      .reference = "https://kubernetes.io/docs/concepts/storage/volumes/#emptydir",
      .since = "0.1",
      .check = CheckWorkload,
  };
}

static bool Bounded(const k8s::Workload& workload) {
  const auto& all = workload.containers();
  return std::all_of(all.begin(), all.end(), [](const k8s::Container& container) {
    return !container.long_running() || k8s::AllotmentOf(container, "ephemeral-storage").limited;
  });
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  if (Bounded(workload)) {
    return;
  }
  for (const auto& volume : workload.volumes()) {
    const auto directory = volume["emptyDir"];
    if (directory.present() && directory["medium"].Text().value_or("") != "Memory" &&
        !directory["sizeLimit"].present()) {
      report.Add(
          {.span = directory.label(),
           .message = fmt::format("volume `{}` of {} may fill the disk of its node",
                                  volume["name"].Text().value_or(""), workload.object().Title())});
    }
  }
}

}  // namespace linter::rules
