#include <fmt/format.h>

#include <optional>

#include "linter/check/report.h"
#include "linter/k8s/disruption_budget.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule RolloutCannotProceed() {
  return {
      .id = "rollout-cannot-proceed",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "rollout settings under which no pod can be replaced",
      .why =
          "A rollout replaces pods by starting new ones first (`maxSurge`) or by taking old "
          "ones away first (`maxUnavailable`); with both at 0 there is no way, and the API "
          "refuses the object. DaemonSets take one of the two, not both, and a StatefulSet's "
          "`maxUnavailable` starts at 1. Percentages of a Deployment that round down to none "
          "are safe: the controller then takes one pod away.",
      .reference =
          "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/"
          "#rolling-update-deployment",
      .since = "0.1",
      .checklist = {"DS-R-1"},
      .check = CheckWorkload,
  };
}

static std::optional<std::int64_t> Amount(const yaml::Slot& slot) {
  const auto share = k8s::ShareAt(slot);
  return share ? std::optional<std::int64_t>(share->amount) : std::nullopt;
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto strategy = workload.update_strategy();
  const bool rollout = workload.kind() == k8s::WorkloadKind::Rollout;
  const bool daemons = workload.kind() == k8s::WorkloadKind::DaemonSet;
  const auto settings = rollout ? strategy["canary"] : strategy["rollingUpdate"];
  const auto surge = Amount(settings["maxSurge"]);
  const auto unavailable = Amount(settings["maxUnavailable"]);
  const auto title = workload.object().Title();
  if (workload.kind() == k8s::WorkloadKind::StatefulSet && unavailable == 0) {
    report.Add({.span = settings["maxUnavailable"].span(),
                .message = fmt::format("{} lets no pod be unavailable", title)});
  } else if (unavailable == 0 && (surge == 0 || (daemons && !surge))) {
    report.Add({.span = settings["maxUnavailable"].span(),
                .message = fmt::format("{} allows neither surge nor unavailable pods", title)});
  } else if (daemons && surge.value_or(0) != 0 && unavailable.value_or(1) != 0) {
    report.Add({.span = settings["maxSurge"].span(),
                .message = fmt::format("{} has `maxSurge` beside a `maxUnavailable`{}", title,
                                       unavailable ? "" : " of 1, the default")});
  }
}

}  // namespace linter::rules
