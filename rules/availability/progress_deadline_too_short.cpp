#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule ProgressDeadlineTooShort() {
  return {
      .id = "progress-deadline-too-short",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "rollout is declared failed before its pods can count as available",
      .why =
          "`progressDeadlineSeconds` (600 by default) has to be longer than `minReadySeconds`, "
          "or the API refuses the Deployment: no pod could become available in time.",
      .reference =
          "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/"
          "#progress-deadline-seconds",
      .since = "0.1",
      .checklist = {"DS-R-1"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  constexpr std::int64_t DefaultDeadline = 600;
  const auto spec = workload.object().spec();
  const auto deadline = spec["progressDeadlineSeconds"];
  const auto ready = spec["minReadySeconds"];
  const auto seconds = deadline.Int().value_or(DefaultDeadline);
  if (workload.kind() != k8s::WorkloadKind::Deployment || ready.Int().value_or(0) < seconds) {
    return;
  }
  report.Add({
      .span = deadline.present() ? deadline.span() : ready.span(),
      .message =
          fmt::format("progress deadline of {} s is not above the {} s that a pod must be ready",
                      seconds, ready.Int().value_or(0)),
  });
}

}  // namespace linter::rules
