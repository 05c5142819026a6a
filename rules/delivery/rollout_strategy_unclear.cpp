#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule RolloutStrategyUnclear() {
  return {
      .id = "rollout-strategy-unclear",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "Rollout has no strategy, or two",
      .why =
          "The controller refuses a Rollout that has neither `canary` nor `blueGreen`, or both, "
          "with `InvalidSpec`: no update happens. `canary: {}` is a strategy: all at once, as a "
          "Deployment does it. In an open world an object without a strategy and without pods is "
          "taken for a patch.",
      .reference = "https://argo-rollouts.readthedocs.io/en/stable/features/specification/",
      .since = "0.1",
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("argoproj.io", "Rollout")) {
    return;
  }
  const auto strategy = object.spec()["strategy"];
  const bool canary = strategy["canary"].written();
  const bool blue_green = strategy["blueGreen"].written();
  const auto* workload = object.project().WorkloadOf(object);
  if (canary && blue_green) {
    report.Add({.span = strategy["blueGreen"].label(),
                .message = fmt::format("{} has two strategies", object.Title()),
                .labels = {{strategy["canary"].label(), "the other one"}}});
  } else if (!canary && !blue_green && (workload == nullptr || !k8s::MayBePatch(*workload)) &&
             (object.spec()["template"].present() || object.spec()["workloadRef"].present())) {
    report.Add({.span = strategy.span(),
                .message = fmt::format("{} has neither `canary` nor `blueGreen`", object.Title())});
  }
}

}  // namespace linter::rules
