#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/k8s/quantity.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// A StorageClass; a view that its object outlives.
class StorageClass {
 public:
  static bool Is(const Object& object) { return object.Is("storage.k8s.io", "StorageClass"); }
  explicit StorageClass(const Object& object) : object_(&object) {}

  const Object& object() const { return *object_; }
  std::string_view provisioner() const { return (*object_)["provisioner"].Text().value_or(""); }
  // Volumes, and what is on them, go with their claims.
  bool deletes_volumes() const {
    return (*object_)["reclaimPolicy"].Text().value_or("Delete") == "Delete";
  }
  // A volume is made where the first pod that uses it will run.
  bool waits_for_consumer() const {
    return (*object_)["volumeBindingMode"].Text() == "WaitForFirstConsumer";
  }
  bool expandable() const { return (*object_)["allowVolumeExpansion"].Bool() == true; }
  // Serves claims that name no class.
  bool is_default() const {
    return object_->metadata()["annotations"]["storageclass.kubernetes.io/is-default-class"]
               .Text() == "true";
  }

 private:
  const Object* object_;
};

// A PersistentVolumeClaim; a view that its object outlives.
class VolumeClaim {
 public:
  static bool Is(const Object& object) { return object.Is("", "PersistentVolumeClaim"); }
  explicit VolumeClaim(const Object& object) : object_(&object) {}

  const Object& object() const { return *object_; }
  std::vector<yaml::Slot> access_modes() const { return object_->spec()["accessModes"].Items(); }
  // Absent: the default class. An empty text: no class at all.
  yaml::Slot class_name() const { return object_->spec()["storageClassName"]; }
  yaml::Slot requested() const { return object_->spec()["resources"]["requests"]["storage"]; }
  // Empty where unset, or not a quantity.
  std::optional<Quantity> size() const {
    const auto text = requested().Text();
    return text ? ParseQuantity(*text) : std::nullopt;
  }

 private:
  const Object* object_;
};

}  // namespace linter::k8s
