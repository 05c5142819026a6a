#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/k8s/limit_range.h"
#include "linter/k8s/quota.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

// Lets sums of decimal fractions pass.
constexpr double Tolerance = 1.000001;

Rule QuotaBelowSum() {
  return {
      .id = "quota-below-sum",
      .severity = Severity::Error,
      .precision = Precision::Medium,
      .summary = "workloads of a namespace together ask for more than its ResourceQuota has",
      .why =
          "Which of them starts last is left without pods, quietly, and after the next restart it "
          "may be another. Adds what the workloads of the run request in the quota's namespace, "
          "each at its lowest number of replicas, and counts pods where the quota does; Jobs, "
          "DaemonSets, the surge of rollouts and everything outside of the run come on top. Quotas "
          "with scopes are left alone; a workload that is too large by itself is told by "
          "`quota-exceeded`.",
      .reference = "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
      .since = "0.1",
      .checklist = {"IN-C-3"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::ResourceQuota::Is(object)) {
    return;
  }
  const k8s::ResourceQuota quota(object);
  const auto guarded = quota.scoped() ? std::vector<const k8s::Workload*>() : quota.Guarded();
  constexpr std::array<std::string_view, 3> Resources = {"cpu", "memory", "pods"};
  for (const auto resource : Resources) {
    const auto hard = quota.Bound(resource);
    const auto bound = k8s::QuantityAt(hard);
    const auto demand = k8s::DemandOf(guarded, resource);
    const auto alone = std::any_of(guarded.begin(), guarded.end(), [&](const auto* workload) {
      return bound && k8s::DemandOf({workload}, resource).amount > bound->value * Tolerance;
    });
    // Of pods there is no other rule.
    if (!bound || demand.amount <= bound->value * Tolerance || (alone && resource != "pods")) {
      continue;
    }
    report.Add(
        {.span = hard.span(),
         .message = resource == "pods"
                        ? fmt::format("{} has room for {} pods, and {} workload{} for {}",
                                      object.Title(), *hard.Text(), demand.count,
                                      demand.count == 1 ? " asks" : "s ask", demand.amount)
                        : fmt::format("{} has {} of {}, and {} workloads request {:.3g} times that",
                                      object.Title(), *hard.Text(), resource, demand.count,
                                      demand.amount / bound->value)});
  }
}

}  // namespace linter::rules
