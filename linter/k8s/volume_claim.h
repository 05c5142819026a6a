#pragma once

#include <optional>
#include <vector>

#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// A volume of a pod that is a PersistentVolumeClaim, and the claim where the run has it.
struct ClaimedVolume {
  // `claimName` in the pod.
  yaml::Slot name;
  const Object* claim = nullptr;

  // The claim can be written from one node, or by one pod, only.
  bool single_writer() const;
};

std::vector<ClaimedVolume> ClaimedVolumes(const Workload& workload);

}  // namespace linter::k8s
