#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

enum class ConfigSource : std::uint8_t { ConfigMap, Secret };

// A place where a pod takes settings from a ConfigMap or a Secret of its namespace.
struct ConfigReference {
  ConfigSource source = ConfigSource::ConfigMap;
  yaml::Slot name;
  // The keys that must be there; none where everything is taken.
  std::vector<yaml::Slot> keys;

  // "ConfigMap" or "Secret".
  std::string_view kind() const;
};

// Of the variables, `envFrom` and volumes of a pod; what is `optional` is left out, and so are
// names that another tool fills in.
std::vector<ConfigReference> ConfigReferences(const Workload& workload);

// Whether the run has what a reference names, or what makes it: a generator of Kustomize, an
// operator's object.
bool IsMade(const ConfigReference& reference, const Workload& workload);

// The object that lacks a key: null where it has the key, may get it from somewhere else, or is
// not in the run. Of several objects of one name any may have it. A Secret may be made by another
// object, which then is the one.
const Object* LackingKey(const ConfigReference& reference, std::string_view key,
                         const Workload& workload);

}  // namespace linter::k8s
