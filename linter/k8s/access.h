#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// Something that a role may allow: any of the verbs on any of the resources of an API group.
struct Access {
  std::string_view group;
  std::vector<std::string_view> resources;
  std::vector<std::string_view> verbs;
};

// Where one entry of a role's `rules` allows an access.
struct Grant {
  // As it is written: `pods/exec`, or `pods/*`.
  yaml::Slot resource;
  // Those of the access that the entry allows, as they are written.
  std::vector<std::string_view> verbs;

  // "`get`, `list` on `secrets`".
  std::string Text() const;
};

// Whether a Role or ClusterRole is one that every cluster has: `cluster-admin`, `system:…`.
bool IsBuiltInRole(std::string_view name);

// The API group of a resource that Kubernetes has under one group only (`apps` of `deployments`).
std::optional<std::string_view> GroupOf(std::string_view resource);

// Whether an entry of the role's rules, one without `resourceNames`, allows a verb on a resource of
// the group; any verb where none is given.
bool AllowsElsewhere(const Object& role, const Access& access);

// Where a Role or ClusterRole allows it on every object: entries that `resourceNames` limits are
// left out, and so are those for the resource `*`, which allow far more than that. Empty for
// other objects, and for the roles that every cluster has.
std::vector<Grant> GrantsOf(const Object& object, const Access& access);

// Who has a role by a binding of the run.
struct Recipient {
  yaml::Slot subject;
  // "ServiceAccount `build/runner` has this role".
  std::string text;
};

// The first few, which are enough to explain a finding.
std::vector<Recipient> RecipientsOf(const Object& role);

}  // namespace linter::k8s
