#include <fmt/format.h>

#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/allotment.h"
#include "linter/k8s/limit_range.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule QuotaRefusesPods() {
  return {
      .id = "quota-refuses-pods",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "ResourceQuota refuses pods whose containers name no amount",
      .why =
          "Where a quota of the namespace counts `requests.cpu`, `requests.memory`, `limits.cpu` "
          "or `limits.memory`, a pod is refused unless every one of its containers, init "
          "containers included, names an amount: the Deployment then has no pods at all. A "
          "LimitRange of the run that fills the amount in, and amounts of the pod as a whole, "
          "keep the rule silent; a LimitRange outside of the run is not seen. Quotas with scopes "
          "are left alone.",
      .reference = "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
      .since = "0.1",
      .checklist = {"IN-C-3"},
      .check = CheckContainer,
  };
}

struct Demand {
  std::string_view hard;
  std::string_view resource;
  bool limit = false;
};

constexpr std::array<Demand, 6> Demands = {{{"cpu", "cpu"},
                                            {"requests.cpu", "cpu"},
                                            {"memory", "memory"},
                                            {"requests.memory", "memory"},
                                            {"limits.cpu", "cpu", true},
                                            {"limits.memory", "memory", true}}};

static void CheckContainer(const k8s::Container& container, Report& report) {
  if (container.role() == k8s::ContainerRole::Ephemeral) {
    return;
  }
  for (const auto* quota : k8s::GuardsOf(container.workload().object(), "ResourceQuota")) {
    const auto spec = quota->spec();
    for (const auto& demand : Demands) {
      const auto hard = spec["hard"][demand.hard];
      const auto allotment = k8s::AllotmentOf(container, demand.resource);
      if (!hard.present() || spec["scopes"].present() || spec["scopeSelector"].present() ||
          (demand.limit ? allotment.limited : allotment.requested)) {
        continue;
      }
      report.Add({.span = container.resources().slot().span(),
                  .message = fmt::format("{} has no {} of {}, which {} counts", container.Title(),
                                         demand.limit ? "limit" : "request", demand.resource,
                                         quota->Title()),
                  .labels = {{hard.label(), "what the quota counts"}}});
    }
  }
}

}  // namespace linter::rules
