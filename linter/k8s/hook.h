#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// What Helm's annotations say of an object that is made around a release. A view that its object
// outlives.
class HelmHook {
 public:
  explicit HelmHook(const Object& object) : object_(&object) {}

  yaml::Slot events() const { return Annotation("helm.sh/hook"); }
  yaml::Slot policies() const { return Annotation("helm.sh/hook-delete-policy"); }
  // No hook at all, but a part of the release.
  bool of_release() const { return !events().present(); }
  bool RunsAt(std::string_view event) const { return Lists(events(), event); }
  bool HasPolicy(std::string_view policy) const { return Lists(policies(), policy); }
  // Hooks of an event run by their weights, the lowest first.
  std::int64_t weight() const;

 private:
  yaml::Slot Annotation(std::string_view name) const {
    return object_->metadata()["annotations"][name];
  }
  static bool Lists(const yaml::Slot& slot, std::string_view item);

  const Object* object_;
};

// A place where a pod names an object of its namespace that has to be there before it can start.
struct PodNeed {
  std::string_view kind;
  yaml::Slot name;
};

// The service account, ConfigMaps, Secrets and claims of a pod that are not optional.
std::vector<PodNeed> NeedsOf(const Object& object);

}  // namespace linter::k8s
