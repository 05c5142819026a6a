#include "linter/k8s/rollout.h"

#include "linter/k8s/disruption_budget.h"
#include "linter/k8s/quantity.h"

namespace linter::k8s {

RolloutSteps StepsOf(const Workload& workload, std::int64_t replicas) {
  constexpr Share Quarter{25, true};
  const auto strategy = workload.update_strategy();
  const auto settings = strategy["rollingUpdate"];
  RolloutSteps steps;
  steps.recreates = strategy["type"].Text() == "Recreate";
  steps.surge = ShareAt(settings["maxSurge"]).value_or(Quarter).Of(replicas, Rounding::Up);
  steps.unavailable =
      ShareAt(settings["maxUnavailable"]).value_or(Quarter).Of(replicas, Rounding::Down);
  return steps;
}

}  // namespace linter::k8s
