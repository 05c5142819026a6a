#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/disruption_budget.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule PdbBlocksAllEvictions() {
  return {
      .id = "pdb-blocks-all-evictions",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "disruption budget never allows an eviction",
      .why =
          "`kubectl drain`, cluster upgrades and node autoscalers evict pods through the "
          "budget; one that is always exhausted makes them wait for ever, until somebody "
          "deletes it at night. Speaks of `maxUnavailable: 0`, of `minAvailable: 100%`, and of "
          "a `minAvailable` (percentages rounded up, as the controller does) that is no less "
          "than the pods selected in the run, at the floor of their autoscalers. Stays silent "
          "where the number of pods is not known: DaemonSets, bare pods, `replicas` unset in an "
          "open world.",
      .reference = "https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/",
      .since = "0.1",
      .replaces = {"kube-linter:pdb-max-unavailable", "kube-linter:pdb-min-available",
                   "polaris:pdbDisruptionsIsZero",
                   "polaris:pdbMinAvailableGreaterThanHPAMinReplicas"},
      .checklist = {"IN-C-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto budget = k8s::DisruptionBudget::Of(object);
  if (!budget) {
    return;
  }
  const auto most = budget->max_unavailable();
  const auto least = budget->min_available();
  if (const auto share = k8s::ShareAt(most); share && share->amount == 0) {
    report.Add({.span = most.span(),
                .message = fmt::format("{} lets no pod be unavailable", object.Title())});
  }
  const auto share = k8s::ShareAt(least);
  if (!share) {
    return;
  }
  constexpr std::int64_t Whole = 100;
  if (share->percent && share->amount >= Whole) {
    report.Add({.span = least.span(),
                .message = fmt::format("{} wants every pod available", object.Title())});
    return;
  }
  const auto pods = k8s::PodsOf(*budget);
  if (pods && pods->count > 0 && share->Of(pods->count, k8s::Rounding::Up) >= pods->count) {
    report.Add({.span = least.span(),
                .message = fmt::format("{} wants {} available of {} pod{}", object.Title(),
                                       *least.Text(), pods->count, pods->count == 1 ? "" : "s"),
                .labels = {{pods->slot.span(), "as many pods"}}});
  }
}

}  // namespace linter::rules
