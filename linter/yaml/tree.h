#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text/source_file.h"
#include "linter/text/span.h"
#include "linter/yaml/node.h"

namespace linter::yaml {

constexpr std::uint32_t NoNode = std::numeric_limits<std::uint32_t>::max();

// One node, as compact as it can be. Children of a collection lie side by side in the tree's
// array: items of a sequence, and key, value, key, value of a mapping.
struct NodeData {
  // Bytes of the file.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t parent = NoNode;
  // Of a collection its first child, of an alias the node it stands for (NoNode where there is
  // none), of a scalar the offset of its text in the file or, when cooked, in the tree's arena.
  std::uint32_t first = 0;
  // Children of a collection, or bytes of a scalar's text.
  std::uint32_t count = 0;
  Kind kind = Kind::Scalar;
  Style style = Style::Empty;
  // The text is not a piece of the file.
  bool cooked = false;
  // A tag or an anchor stands before the node.
  bool has_properties = false;
  // A mapping with a merge key.
  bool merges = false;
};

// What may stand before a node. Few nodes have it, so that it is kept beside them.
struct Properties {
  std::uint32_t node = NoNode;
  std::string_view tag;
  std::string_view anchor;
  // The tag in full after the document's %TAG directives, `tag:yaml.org,2002:` written as `!!`.
  std::string resolved_tag;
};

// The nodes of one document. Children stand before their parents, and what an alias stands for
// before the alias, so that no walk over handles can go in circles.
class Tree {
 public:
  explicit Tree(const SourceFile& file) : file_(&file) {}

  const SourceFile& file() const { return *file_; }
  std::size_t size() const { return nodes_.size(); }
  const NodeData& operator[](std::uint32_t index) const { return nodes_[index]; }
  std::uint32_t root() const { return root_; }
  std::string_view TextOf(const NodeData& node) const;
  // Empty where the node has none.
  const Properties* PropertiesOf(std::uint32_t index) const;
  // The node behind an alias, the node itself otherwise; NoNode for an alias of nothing.
  std::uint32_t Resolve(std::uint32_t index) const;
  // A plain `<<`.
  bool IsMergeKey(std::uint32_t index) const;

 private:
  friend class Assembler;

  const SourceFile* file_;
  std::vector<NodeData> nodes_;
  // In the order of their nodes.
  std::vector<Properties> properties_;
  std::string arena_;
  std::uint32_t root_ = NoNode;
};

}  // namespace linter::yaml
