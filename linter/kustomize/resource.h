#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "linter/kustomize/node.h"

namespace linter::kustomize {

// What kind of thing an object is. Empty parts of a selector match anything.
struct Gvk {
  std::string_view group;
  std::string_view version;
  std::string_view kind;

  bool IsSelected(const Gvk& selector) const;
  bool IsClusterScoped() const;
  friend bool operator==(const Gvk&, const Gvk&) = default;
};

Gvk GvkOf(const Node& object);

struct Id {
  Gvk gvk;
  std::string_view name;
  std::string_view name_space;

  // `default` where none is named; of what no namespace holds a word that is none.
  std::string_view EffectiveNamespace() const;
  // Of the same kind, name and effective namespace.
  bool Equals(const Id& other) const;
  // As kustomize writes it: `Deployment.v1.apps/web.[noNs]`.
  std::string Text() const;
  // Of two ids that are equal the same, of others not.
  std::string Key() const;
};

enum class Behavior : std::uint8_t { Create, Replace, Merge };

// An object on its way through an overlay.
struct Resource {
  Node* root = nullptr;
  // What it was called before, the oldest first.
  struct Previous {
    std::string_view name;
    std::string_view name_space;
    std::string_view kind;
  };
  std::vector<Previous> previous;
  std::vector<std::string_view> prefixes;
  std::vector<std::string_view> suffixes;
  // The vars that take their value from it.
  std::vector<std::string_view> vars;
  Behavior behavior = Behavior::Create;
  bool needs_hash = false;
  // A generator made it.
  bool generated = false;

  Id Current() const;
  Id Original() const;
  // All earlier ones, the oldest first.
  std::vector<Id> Earlier() const;
  // Those, and the current one.
  std::vector<Id> All() const;
  void StorePrevious();
  std::string_view name() const;
  // A field of `metadata`; null where there is none.
  Node* Metadata(std::string_view field) const;
};

// Sets `metadata.name` or another scalar of `metadata`; an empty one goes.
void SetMetadata(Forest& forest, Node& object, std::string_view field, std::string_view text,
                 Span span);

}  // namespace linter::kustomize
