#pragma once

#include <string_view>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// A ConfigMap; a view that its object outlives.
class ConfigMap {
 public:
  static bool Is(const Object& object) { return object.Is("", "ConfigMap"); }
  explicit ConfigMap(const Object& object) : object_(&object) {}

  const Object& object() const { return *object_; }
  yaml::Slot data() const { return (*object_)["data"]; }
  yaml::Slot operator[](std::string_view key) const { return data()[key]; }
  bool Has(std::string_view key) const {
    return data()[key].written() || (*object_)["binaryData"][key].written();
  }
  bool immutable() const { return (*object_)["immutable"].Bool() == true; }

 private:
  const Object* object_;
};

}  // namespace linter::k8s
