#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// The processors of the nodes on which a pod may run: `amd64`, `arm64`, …
struct NodeArchitectures {
  std::vector<std::string_view> names;
  // What says so.
  yaml::Slot slot;

  bool Has(std::string_view name) const;
};

// By `nodeSelector`, else by a required node affinity all of whose terms name some; empty where any
// may be.
std::optional<NodeArchitectures> ArchitecturesOf(const Workload& workload);

// The processor that an image is for, by its name: `arm64v8/redis`, `agent:2.1-amd64`; empty where
// it does not tell.
std::string_view ArchitectureOfImage(std::string_view image);

// The part behind `linux/`: `arm64` of `linux/arm64/v8`; empty for other systems.
std::string_view ArchitectureOfPlatform(std::string_view platform);

}  // namespace linter::k8s
