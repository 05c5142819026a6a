#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/disruption_budget.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule PdbUnhealthyEvictionPolicyUnset() {
  return {
      .id = "pdb-unhealthy-eviction-policy-unset",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .summary = "disruption budget keeps pods that are not healthy from being evicted",
      .why =
          "Without `unhealthyPodEvictionPolicy: AlwaysAllow`, pods that run but never become "
          "ready cannot be evicted while the budget is exhausted, and they exhaust it: a crash "
          "loop blocks node drains. Applications that must drain or repair data before they "
          "leave may want the default, so the rule runs only when it is selected.",
      .reference =
          "https://kubernetes.io/docs/tasks/run-application/configure-pdb/"
          "#unhealthy-pod-eviction-policy",
      .since = "0.1",
      .replaces = {"kube-linter:pdb-unhealthy-pod-eviction-policy"},
      .checklist = {"IN-C-1"},
      .fix = FixKind::Unsafe,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto budget = k8s::DisruptionBudget::Of(object);
  const auto slot = object.spec()["unhealthyPodEvictionPolicy"];
  if (!budget || slot.present()) {
    return;
  }
  report.Add({
      .span = object.name_span(),
      .message = fmt::format("{} has no `unhealthyPodEvictionPolicy`", object.Title()),
      .fixes = {{"let unhealthy pods be evicted", Safety::Unsafe, yaml::Set(slot, "AlwaysAllow")}},
  });
}

}  // namespace linter::rules
