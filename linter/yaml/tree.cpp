#include "linter/yaml/tree.h"

#include <algorithm>

namespace linter::yaml {

std::string_view Tree::TextOf(const NodeData& node) const {
  if (node.kind != Kind::Scalar) {
    return {};
  }
  const std::string& text = node.cooked ? arena_ : file_->text;
  return std::string_view(text).substr(node.first, node.count);
}

const Properties* Tree::PropertiesOf(std::uint32_t index) const {
  if (!nodes_[index].has_properties) {
    return nullptr;
  }
  const auto place = std::lower_bound(
      properties_.begin(), properties_.end(), index,
      [](const Properties& left, std::uint32_t right) { return left.node < right; });
  return place != properties_.end() && place->node == index ? &*place : nullptr;
}

std::uint32_t Tree::Resolve(std::uint32_t index) const {
  // An anchor cannot be put on an alias, so that one step is enough.
  return nodes_[index].kind == Kind::Alias ? nodes_[index].first : index;
}

bool Tree::IsMergeKey(std::uint32_t index) const {
  const NodeData& node = nodes_[index];
  return node.style == Style::Plain && node.kind == Kind::Scalar && TextOf(node) == "<<";
}

}  // namespace linter::yaml
