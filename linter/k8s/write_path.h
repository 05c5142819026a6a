#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "linter/k8s/container.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// Where a container mounts a claim that it may write to: a PersistentVolumeClaim, or one that a
// StatefulSet makes from `volumeClaimTemplates`.
struct ClaimMount {
  VolumeMount mount;
  // Its storage keeps its own owners, whatever a pod asks for: a network filesystem, by its class
  // or its access modes.
  bool shared = false;
};

std::vector<ClaimMount> WritableClaimMounts(const Container& container);

// A folder that a well-known image writes to when it starts, with nothing writable mounted there.
// Empty for other images, and where settings, a command or arguments may say otherwise.
std::optional<std::string_view> UnpreparedPath(const Container& container);

}  // namespace linter::k8s
