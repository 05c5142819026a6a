#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/k8s/allotment.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/limit_range.h"
#include "linter/k8s/quota.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

// Lets sums of decimal fractions pass.
constexpr double Tolerance = 1.000001;

Rule AutoscalerAboveQuota() {
  return {
      .id = "autoscaler-above-quota",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "autoscaler may ask for more than the ResourceQuota of its namespace has",
      .why =
          "In the hour of the highest load, when the autoscaler goes up to `maxReplicas`, the "
          "quota "
          "refuses its last pods, and the autoscaler says that all is well. Multiplies what a pod "
          "requests by `maxReplicas` (`maxReplicaCount` of KEDA); other workloads of the namespace "
          "and the surge of a rollout come on top. Quotas with scopes and pods of unknown size are "
          "left alone, and so is a workload that is too large at its lowest number already, which "
          "`quota-exceeded` tells.",
      .reference = "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
      .since = "0.1",
      .checklist = {"IN-C-3"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto autoscaler = k8s::Autoscaler::Of(object);
  const auto* workload = autoscaler ? k8s::TargetOf(*autoscaler) : nullptr;
  if (workload == nullptr || !autoscaler->maximum().has_value()) {
    return;
  }
  const auto most = static_cast<double>(*autoscaler->maximum());
  const auto least = static_cast<double>(std::max<std::int64_t>(autoscaler->floor(), 1));
  constexpr std::array<std::string_view, 3> Resources = {"cpu", "memory", "pods"};
  for (const auto* guard : k8s::GuardsOf(workload->object(), "ResourceQuota")) {
    const k8s::ResourceQuota quota(*guard);
    for (const auto resource : Resources) {
      const auto hard = quota.Bound(resource);
      const auto bound = k8s::QuantityAt(hard);
      const auto request =
          resource == "pods" ? std::optional<double>(1.0) : k8s::PodRequest(*workload, resource);
      if (quota.scoped() || !bound || !request || *request * most <= bound->value * Tolerance ||
          *request * least > bound->value * Tolerance) {
        continue;
      }
      report.Add({.span = autoscaler->maximum().span(),
                  .message = fmt::format("{} pods of {} ask for more {} than the {} of {}",
                                         *autoscaler->maximum(), workload->object().Title(),
                                         resource == "pods" ? "places" : resource, *hard.Text(),
                                         guard->Title()),
                  .labels = {{hard.span(), "the quota"}}});
      return;
    }
  }
}

}  // namespace linter::rules
