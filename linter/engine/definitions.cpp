#include "linter/engine/definitions.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/schema/catalog.h"
#include "linter/yaml/tree.h"

namespace linter::engine {

bool IsBuiltIn(const k8s::Object& object) {
  return schema::Serving(object.api_version(), object.kind()) != 0 ||
         schema::FindRemoval(object.api_version(), object.kind()).has_value();
}

static std::string KeyOf(std::string_view group, std::string_view kind) {
  return fmt::format("{}/{}", group, kind);
}

static std::string_view PathOf(const k8s::Object& object) {
  return object.root().deepest().tree().file().path;
}

// The folders that two paths share.
static std::size_t SharedFolders(std::string_view left, std::string_view right) {
  const auto [at, other] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
  const auto shared = left.substr(0, static_cast<std::size_t>(at - left.begin()));
  const bool same = at == left.end() && other == right.end();
  return static_cast<std::size_t>(std::count(shared.begin(), shared.end(), '/')) + (same ? 1 : 0);
}

Definitions::Definitions(const k8s::Project& project, const schema::DefinitionFiles* files,
                         const schema::DefinitionFiles* elsewhere)
    : files_(files), elsewhere_(elsewhere) {
  for (const auto* object : project.OfKind("CustomResourceDefinition")) {
    if (auto definition = schema::ReadDefinition(object->root().deepest())) {
      auto key = KeyOf(definition->group, definition->kind);
      known_[std::move(key)].push_back({std::move(*definition), PathOf(*object)});
    }
  }
}

static void AddFrom(const schema::DefinitionFiles* files, const k8s::Object& object,
                    std::vector<const schema::Definition*>& candidates) {
  if (files == nullptr) {
    return;
  }
  for (const auto& each : files->Of(object.group(), object.version(), object.kind())) {
    candidates.push_back(&each);
  }
}

std::vector<const schema::Definition*> Definitions::Of(const k8s::Object& object) const {
  std::vector<const schema::Definition*> candidates;
  AddFrom(files_, object, candidates);
  const auto found = known_.find(KeyOf(object.group(), object.kind()));
  if (found != known_.end()) {
    std::size_t nearest = 0;
    for (const auto& each : found->second) {
      nearest = std::max(nearest, SharedFolders(each.path, PathOf(object)));
    }
    for (const auto& each : found->second) {
      if (SharedFolders(each.path, PathOf(object)) == nearest) {
        candidates.push_back(&each.definition);
      }
    }
  }
  if (candidates.empty()) {
    AddFrom(elsewhere_, object, candidates);
    // What lacks the version is of another release, and knows nothing of this object.
    std::erase_if(candidates, [&](const schema::Definition* each) {
      return schema::VersionOf(object.root().deepest(), *each) == nullptr;
    });
  }
  return candidates;
}

bool Definitions::Know(const k8s::Object& object) const {
  return known_.find(KeyOf(object.group(), object.kind())) != known_.end() || !Of(object).empty();
}

std::vector<schema::Fault> Definitions::FaultsOf(const k8s::Object& object,
                                                 schema::Extent extent) const {
  std::vector<schema::Fault> least;
  for (const auto* candidate : Of(object)) {
    auto faults = schema::CompareDefined(object.root().deepest(), extent, *candidate);
    if (faults.empty()) {
      return faults;
    }
    if (least.empty() || faults.size() < least.size()) {
      least = std::move(faults);
    }
  }
  return least;
}

}  // namespace linter::engine
