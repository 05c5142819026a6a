#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "linter/k8s/labels.h"
#include "linter/k8s/object.h"
#include "linter/k8s/quantity.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// A PodDisruptionBudget.
class DisruptionBudget {
 public:
  static std::optional<DisruptionBudget> Of(const Object& object);

  const Object& object() const { return *object_; }
  Selector selector() const { return Selector::Of(object_->spec()["selector"]); }
  yaml::Slot min_available() const { return object_->spec()["minAvailable"]; }
  yaml::Slot max_unavailable() const { return object_->spec()["maxUnavailable"]; }
  bool Selects(const Workload& workload) const;
  // The workloads of its namespace that it selects, the nearest ones.
  std::vector<const Workload*> Selected() const;

 private:
  explicit DisruptionBudget(const Object& object) : object_(&object) {}

  const Object* object_;
};

// How many pods a budget guards at the least, and a place that says so.
struct GuardedPods {
  std::int64_t count = 0;
  yaml::Slot slot;
};

// Empty where the number is not known.
std::optional<GuardedPods> PodsOf(const DisruptionBudget& budget);

// The budgets of the run that select a workload, in the order of the run.
std::vector<DisruptionBudget> BudgetsFor(const Workload& workload);

// `3` or `25%` at a slot; empty for anything else.
std::optional<Share> ShareAt(const yaml::Slot& slot);

}  // namespace linter::k8s
