#pragma once

#include <optional>
#include <string_view>

#include "linter/k8s/quantity.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// `resources` of a container.
class Resources {
 public:
  explicit Resources(yaml::Slot slot) : slot_(slot) {}

  yaml::Slot slot() const { return slot_; }
  yaml::Slot request(std::string_view resource) const { return slot_["requests"][resource]; }
  yaml::Slot limit(std::string_view resource) const { return slot_["limits"][resource]; }
  // Empty where unset, or not a quantity.
  std::optional<Quantity> RequestOf(std::string_view resource) const {
    return Parse(request(resource));
  }
  std::optional<Quantity> LimitOf(std::string_view resource) const {
    return Parse(limit(resource));
  }

 private:
  static std::optional<Quantity> Parse(const yaml::Slot& slot) {
    const auto text = slot.Text();
    return text ? ParseQuantity(*text) : std::nullopt;
  }

  yaml::Slot slot_;
};

}  // namespace linter::k8s
