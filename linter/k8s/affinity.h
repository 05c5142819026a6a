#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "linter/k8s/labels.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

enum class AffinityStrength : std::uint8_t { Preferred, Required };

// One term of a pod's anti-affinity: the pods that it keeps away from, and how far.
class AntiAffinityTerm {
 public:
  AntiAffinityTerm(yaml::Slot slot, AffinityStrength strength) : slot_(slot), strength_(strength) {}

  AffinityStrength strength() const { return strength_; }
  // The term itself: for a preferred one what stands below `podAffinityTerm`.
  yaml::Slot slot() const { return slot_; }
  yaml::Slot topology_key() const { return slot_["topologyKey"]; }
  Selector selector() const { return Selector::Of(slot_["labelSelector"]); }
  // Whether it keeps the pods of a workload away from each other.
  bool Spreads(const Workload& workload) const;
  // Whether it keeps the old pods of a rollout away from the new ones too.
  bool SpansRevisions() const;

 private:
  yaml::Slot slot_;
  AffinityStrength strength_;
};

std::vector<AntiAffinityTerm> AntiAffinityTerms(const Workload& workload);

// One entry of `topologySpreadConstraints`.
class SpreadConstraint {
 public:
  explicit SpreadConstraint(yaml::Slot slot) : slot_(slot) {}

  yaml::Slot slot() const { return slot_; }
  yaml::Slot topology_key() const { return slot_["topologyKey"]; }
  Selector selector() const { return Selector::Of(slot_["labelSelector"]); }
  bool Spreads(const Workload& workload) const { return selector().Matches(workload.pod_labels()); }

 private:
  yaml::Slot slot_;
};

std::vector<SpreadConstraint> SpreadConstraints(const Workload& workload);

// Whether a selector was meant for the workload's own pods and misses them: it names something of
// theirs, and no other workload of the run is what it selects.
bool MissesOwnPods(const Selector& selector, const Workload& workload);

}  // namespace linter::k8s
