#include <fmt/format.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/health.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule StartupLongerThanDeadline() {
  return {
      .id = "startup-longer-than-deadline",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "rollout is declared failed before a start that is allowed has to end",
      .why =
          "A Deployment whose pods make no progress for `progressDeadlineSeconds` (600 where "
          "nothing is written) counts as failed, and what waits for it rolls back a release that "
          "was still booting. The startup probe, or a readiness probe's initial delay, allows "
          "for more time than that. A deadline of 2147483647 means none, and is left alone.",
      .reference =
          ""
          "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/"
          "#progress-deadline-seconds",
      .since = "0.1",
      .checklist = {"HM-H-3", "RB-C-2"},
      .check = CheckContainer,
  };
}

// Seconds that a container may take to become ready.
static std::int64_t Allowance(const k8s::Probe& probe) {
  return probe.kind() == k8s::ProbeKind::Startup ? probe.initial_delay() + probe.patience()
                                                 : probe.initial_delay();
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  constexpr std::int64_t DefaultDeadline = 600;
  const auto& workload = container.workload();
  const auto deadline = workload.object().spec()["progressDeadlineSeconds"];
  const auto seconds = deadline.Int().value_or(DefaultDeadline);
  if (workload.kind() != k8s::WorkloadKind::Deployment) {
    return;
  }
  for (const auto& probe : k8s::ProbesOf(container)) {
    if (probe.kind() == k8s::ProbeKind::Liveness || Allowance(probe) <= seconds) {
      continue;
    }
    std::vector<Label> labels;
    if (deadline.present()) {
      labels.push_back({deadline.span(), "the deadline"});
    }
    report.Add({.span = probe.slot().span(),
                .message = fmt::format("{} allows for {} s, and the rollout fails after {} s",
                                       k8s::Title(container, probe), Allowance(probe), seconds),
                .labels = std::move(labels)});
  }
}

}  // namespace linter::rules
