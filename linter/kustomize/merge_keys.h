#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/kustomize/node.h"

namespace linter::kustomize {

extern const std::string_view MergeTypes;
extern const std::string_view MergeKinds;

// What a kustomization's `openapi.path` names: definitions that stand in for the built-in ones.
struct OwnSchema {
  // Its `definitions`.
  const Node* definitions = nullptr;
};

// The type of a value, as far as it says how lists below it are merged.
class MergeType {
 public:
  // Of nothing that is known: lists are replaced.
  MergeType() = default;
  // Of an object.
  static MergeType Of(std::string_view api_version, std::string_view kind, const OwnSchema& own);

  bool known() const { return number_ != 0 || definition_ != nullptr; }
  // Of a field, or of the items of a list that is a field.
  MergeType Field(std::string_view name) const;
  // Whether a field is a list that is merged item by item, and the keys by which its items are
  // known. No keys: the items are scalars.
  std::optional<std::vector<std::string_view>> Keys(std::string_view name) const;

 private:
  const Node* PropertyOf(std::string_view name) const;

  // Of a built-in type; 0 for none.
  std::uint16_t number_ = 0;
  // Of a definition of one's own.
  const Node* definition_ = nullptr;
  OwnSchema own_;
};

}  // namespace linter::kustomize
