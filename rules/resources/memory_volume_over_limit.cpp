#include <fmt/format.h>

#include <optional>

#include "linter/check/report.h"
#include "linter/k8s/allotment.h"
#include "linter/k8s/limit_range.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule MemoryVolumeOverLimit() {
  return {
      .id = "memory-volume-over-limit",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "volume in memory is larger than the memory limits of its pod",
      .why =
          "What is written to an `emptyDir` with `medium: Memory` counts as memory of the "
          "container that writes it. A `sizeLimit` above the sum of the limits is never reached: "
          "the container is killed before.",
      .reference = "https://kubernetes.io/docs/concepts/storage/volumes/#emptydir",
      .since = "0.1",
      .checklist = {"IN-C-3"},
      .check = CheckWorkload,
  };
}

static std::optional<double> MemoryOf(const k8s::Workload& workload) {
  double sum = 0.0;
  for (const auto& container : workload.containers()) {
    if (!container.long_running()) {
      continue;
    }
    const auto limit = k8s::EffectiveLimit(container, "memory");
    if (!limit || limit->value <= 0) {
      return std::nullopt;
    }
    sum += limit->value;
  }
  return sum > 0 ? std::optional(sum) : std::nullopt;
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto memory = MemoryOf(workload);
  for (const auto& volume : workload.volumes()) {
    const auto size = volume["emptyDir"]["sizeLimit"];
    const auto quantity = k8s::QuantityAt(size);
    if (memory && quantity && volume["emptyDir"]["medium"].Text() == "Memory" &&
        quantity->Exceeds({*memory, {}})) {
      report.Add({.span = size.span(),
                  .message = fmt::format("volume `{}` may take {} of memory, more than the limits "
                                         "of {} allow",
                                         volume["name"].Text().value_or(""), *size.Text(),
                                         workload.object().Title())});
    }
  }
}

}  // namespace linter::rules
