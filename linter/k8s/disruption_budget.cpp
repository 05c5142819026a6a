#include "linter/k8s/disruption_budget.h"

#include <utility>

#include "linter/k8s/autoscaler.h"
#include "linter/k8s/project.h"

namespace linter::k8s {

std::optional<DisruptionBudget> DisruptionBudget::Of(const Object& object) {
  if (!object.Is("policy", "PodDisruptionBudget")) {
    return std::nullopt;
  }
  return DisruptionBudget(object);
}

// Pods of Jobs can be selected too, but nobody counts them.
static bool Counts(const Workload& workload) {
  return !workload.batch() && workload.kind() != WorkloadKind::PodTemplate;
}

// Before policy/v1 an empty selector meant no pod at all.
static bool MeansNone(const Selector& selector, const Object& budget) {
  return selector.empty() && budget.version() == "v1beta1";
}

bool DisruptionBudget::Selects(const Workload& workload) const {
  if (!object_->SameNamespace(workload.object()) || !Counts(workload)) {
    return false;
  }
  const auto wanted = selector();
  return !MeansNone(wanted, *object_) && wanted.Matches(workload.pod_labels());
}

std::vector<const Workload*> DisruptionBudget::Selected() const {
  const auto wanted = selector();
  if (MeansNone(wanted, *object_)) {
    return {};
  }
  auto selected = object_->project().Matching(wanted, *object_);
  std::erase_if(selected, [](const Workload* workload) { return !Counts(*workload); });
  return Nearest(*object_, std::move(selected));
}

std::optional<GuardedPods> PodsOf(const DisruptionBudget& budget) {
  std::optional<GuardedPods> pods;
  for (const auto* workload : budget.Selected()) {
    const auto floor = FloorOf(*workload);
    if (!workload->scalable() || !floor.known) {
      return std::nullopt;
    }
    pods = GuardedPods{(pods ? pods->count : 0) + floor.count, floor.slot};
  }
  return pods;
}

std::vector<DisruptionBudget> BudgetsFor(const Workload& workload) {
  std::vector<DisruptionBudget> budgets;
  for (const auto* object : workload.project().Selecting("PodDisruptionBudget", workload)) {
    const auto budget = DisruptionBudget::Of(*object);
    if (budget && budget->Selects(workload)) {
      budgets.push_back(*budget);
    }
  }
  return budgets;
}

std::optional<Share> ShareAt(const yaml::Slot& slot) {
  const auto text = slot.Text();
  return text ? ParseShare(*text) : std::nullopt;
}

}  // namespace linter::k8s
