#pragma once

#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// One entry of a role's `rules`.
struct AccessRule {
  yaml::Slot slot;

  std::vector<yaml::Slot> verbs() const { return slot["verbs"].Items(); }
  std::vector<yaml::Slot> groups() const { return slot["apiGroups"].Items(); }
  std::vector<yaml::Slot> resources() const { return slot["resources"].Items(); }
  // Limits the rule to objects of these names.
  std::vector<yaml::Slot> names() const { return slot["resourceNames"].Items(); }
  // Paths instead of resources.
  std::vector<yaml::Slot> paths() const { return slot["nonResourceURLs"].Items(); }
  // Each is true for `*` as well. A resource is `pods` or, with what hangs on it, `pods/exec`; the
  // core group is the empty text.
  bool HasVerb(std::string_view verb) const;
  bool HasGroup(std::string_view group) const;
  bool HasResource(std::string_view resource) const;
};

// A Role or ClusterRole; a view that its object outlives.
class Role {
 public:
  static bool Is(const Object& object) {
    return object.group() == "rbac.authorization.k8s.io" &&
           (object.kind() == "Role" || object.kind() == "ClusterRole");
  }
  explicit Role(const Object& object) : object_(&object) {}

  const Object& object() const { return *object_; }
  bool cluster_wide() const { return object_->kind() == "ClusterRole"; }
  // Its rules come from other ClusterRoles, by their labels.
  bool aggregated() const { return (*object_)["aggregationRule"].present(); }
  std::vector<AccessRule> rules() const;

 private:
  const Object* object_;
};

// One entry of a binding's `subjects`.
struct AccessSubject {
  yaml::Slot slot;

  std::string_view kind() const { return slot["kind"].Text().value_or(""); }
  std::string_view name() const { return slot["name"].Text().value_or(""); }
  // Of a ServiceAccount.
  std::string_view name_space() const { return slot["namespace"].Text().value_or(""); }
};

// A RoleBinding or ClusterRoleBinding; a view that its object outlives.
class RoleBinding {
 public:
  static bool Is(const Object& object) {
    return object.group() == "rbac.authorization.k8s.io" &&
           (object.kind() == "RoleBinding" || object.kind() == "ClusterRoleBinding");
  }
  explicit RoleBinding(const Object& object) : object_(&object) {}

  const Object& object() const { return *object_; }
  bool cluster_wide() const { return object_->kind() == "ClusterRoleBinding"; }
  yaml::Slot reference() const { return (*object_)["roleRef"]; }
  std::vector<AccessSubject> subjects() const;
  // The role that it binds, where the run has it; of several the nearest.
  const Object* BoundRole() const;

 private:
  const Object* object_;
};

}  // namespace linter::k8s
