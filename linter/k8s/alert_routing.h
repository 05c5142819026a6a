#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// Which alerts go to whom: an AlertmanagerConfig; a view that its object outlives.
class AlertRouting {
 public:
  static std::optional<AlertRouting> Of(const Object& object);

  yaml::Slot route() const { return object_->spec()["route"]; }
  std::vector<yaml::Slot> receivers() const { return object_->spec()["receivers"].Items(); }
  // Every route, the outermost first, each before those below it.
  std::vector<yaml::Slot> AllRoutes() const;
  bool Defines(std::string_view receiver) const;
  bool Uses(std::string_view receiver) const;
  // The receiver tells somebody: it has at least one integration.
  static bool Notifies(const yaml::Slot& receiver);

 private:
  explicit AlertRouting(const Object& object) : object_(&object) {}

  const Object* object_;
};

}  // namespace linter::k8s
