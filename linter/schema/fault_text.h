#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/schema/catalog.h"
#include "linter/schema/fault.h"
#include "linter/yaml/node.h"
#include "linter/yaml/tree.h"

namespace linter::schema {

// The faults that kinds of Kubernetes itself and those of definitions have in common, told in the
// same words. `name` is the field that a value is, or is held by.

// Words to `kubectl` and Kustomize in patches.
bool IsDirective(std::string_view key);
// What messages call an object by the field that it is, or that has it as an item.
std::string Title(const yaml::Node& node, std::string_view name);
// A type as messages name it: "a list".
std::string_view Wanted(TypeKind kind);
// Whether a scalar has the type.
bool Fits(TypeKind kind, const yaml::Node& node);

// A field that no version has; of `names` one may have been meant.
Fault NoSuchField(const yaml::Entry& entry, const yaml::Node& object, std::string_view name,
                  const std::vector<std::string_view>& names);
Fault MissingField(const yaml::Node& object, std::string_view field, std::string_view name);
Fault OfWrongType(const yaml::Node& node, std::string_view name, TypeKind wanted);
Fault OfUnknownValue(const yaml::Node& node, std::string_view name,
                     const std::vector<std::string_view>& values);
// `wrong` is the end of a sentence that begins with the value.
Fault OfInvalidFormat(const yaml::Node& node, std::string_view name, std::string_view wrong);
// The items of a list that have the same keys as one before them.
std::vector<Fault> DuplicateItems(const yaml::Node& list, std::string_view name,
                                  const std::vector<std::string_view>& keys);

// In the order of the file; of equal ones the first.
std::vector<Fault> InOrder(std::vector<Fault> faults);

// Goes through the pairs of a mapping without a list of them, where nothing is merged.
template <typename Visitor>
void ForEachEntry(const yaml::Node& node, Visitor visitor) {
  const auto& tree = node.tree();
  const auto index = tree.Resolve(node.index());
  if (index == yaml::NoNode) {
    return;
  }
  const auto& data = tree[index];
  if (data.merges) {
    for (const auto& entry : node.Entries()) {
      visitor(entry);
    }
    return;
  }
  for (std::uint32_t i = 0; i + 1 < data.count; i += 2) {
    visitor(yaml::Entry{yaml::Node(tree, data.first + i), yaml::Node(tree, data.first + i + 1)});
  }
}

}  // namespace linter::schema
