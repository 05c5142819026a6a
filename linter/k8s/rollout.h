#pragma once

#include <cstdint>

#include "linter/k8s/workload.h"

namespace linter::k8s {

// How many pods a rolling update of a Deployment adds and takes away at a time, defaults included
// and percentages of `replicas` rounded as the controller does.
struct RolloutSteps {
  std::int64_t surge = 0;
  std::int64_t unavailable = 0;
  // All old pods go before the first new one comes.
  bool recreates = false;

  // A new pod has to run before an old one goes.
  bool surges_only() const { return !recreates && surge > 0 && unavailable == 0; }
  // An old and a new pod may run at once.
  bool overlaps() const { return !recreates && surge > 0; }
};

RolloutSteps StepsOf(const Workload& workload, std::int64_t replicas);

}  // namespace linter::k8s
