#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/k8s/quantity.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// One entry of a LimitRange's `limits`: what it says about containers, pods or claims.
struct LimitRule {
  const Object* object;
  yaml::Slot slot;

  std::string_view type() const { return slot["type"].Text().value_or(""); }
  // `bound` is `min`, `max`, `default`, `defaultRequest` or `maxLimitRequestRatio`.
  yaml::Slot Bound(std::string_view bound, std::string_view resource) const {
    return slot[bound][resource];
  }
};

// Every entry of a LimitRange.
std::vector<LimitRule> LimitRulesOf(const Object& object);
// The entries of a type (`Container`, `Pod`, `PersistentVolumeClaim`) that an object of the run
// meets in its namespace. Where a namespace is not written, only those of the same folder count:
// others are likely meant for somewhere else.
std::vector<LimitRule> LimitRulesFor(const Object& object, std::string_view type);
// The objects of a kind, ResourceQuota or LimitRange, that an object meets in this way.
std::vector<const Object*> GuardsOf(const Object& object, std::string_view kind);

// A quantity that is written at a slot; empty where none is, or one that cannot be read.
std::optional<Quantity> QuantityAt(const yaml::Slot& slot);

}  // namespace linter::k8s
