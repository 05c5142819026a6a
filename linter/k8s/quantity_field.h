#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/k8s/quantity.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// What a number of a resource counts.
enum class Unit : std::uint8_t {
  Cores,
  Bytes,
  // Devices, pods, objects.
  Pieces,
  // A metric of an autoscaler, a ratio.
  Any,
};

// Of `cpu`, `requests.memory`, `hugepages-2Mi`,
// `gold.storageclass.storage.k8s.io/requests.storage`.
Unit UnitOf(std::string_view resource);

// "512 bytes", "500 cores", "8 TiB", for messages.
std::string InWords(const Quantity& quantity, Unit unit);

// One place of an object that takes a quantity, and is written.
struct QuantityField {
  yaml::Slot slot;
  Unit unit;
  // What it is of, as messages name it: "container `web`", "ResourceQuota `team`".
  std::string owner;
  // `memory`; of other fields their name, such as `sizeLimit`.
  std::string_view resource;
};

// Of pods (containers, pods as a whole, volumes), claims, persistent volumes, quotas, limit ranges
// and autoscalers. Values that stand for others (`${MEMORY}`) are left out.
std::vector<QuantityField> QuantityFields(const Object& object);

}  // namespace linter::k8s
