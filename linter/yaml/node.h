#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text/span.h"

namespace linter::yaml {

enum class Kind : std::uint8_t { Scalar, Mapping, Sequence, Alias };

// How a node is written.
enum class Style : std::uint8_t {
  // Scalars.
  Plain,
  SingleQuoted,
  DoubleQuoted,
  Literal,
  Folded,
  // Collections.
  Block,
  Flow,
  // Not written at all: the value of `key:`.
  Empty,
};

// Which words and numbers a plain scalar may stand for.
enum class Schema : std::uint8_t {
  // As Kubernetes reads files: YAML 1.1 words (`yes`, `on`), octal `0755`, and JSON's types.
  Kubernetes,
  // The core schema of YAML 1.2.
  Core,
};

enum class ScalarType : std::uint8_t { Null, Bool, Int, Float, String };

struct NodeData;
struct EntryData;
class Node;
class Tree;
struct Entry;

// A handle to one node of a document: cheap to copy, valid while its document lives. All
// accessors but `kind_as_written` and `span` look through aliases.
class Node {
 public:
  Node(const Tree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}

  Kind kind() const;
  Kind kind_as_written() const;
  Style style() const;
  bool is_scalar() const { return kind() == Kind::Scalar; }
  bool is_mapping() const { return kind() == Kind::Mapping; }
  bool is_sequence() const { return kind() == Kind::Sequence; }

  // What is written here: quotes, `|` and brackets included; tags and anchors not. An empty node
  // has an empty span right behind its key's colon or its dash.
  Span span() const;
  // The tag as written (`!!str`, `!Ref`), empty without one.
  std::string_view tag() const;
  // The anchor's name without `&`.
  std::string_view anchor() const;

  // The content of a scalar: unquoted, unescaped, folded. Empty for collections.
  std::string_view text() const;
  ScalarType Type(Schema schema = Schema::Kubernetes) const;
  bool IsNull() const;
  std::optional<bool> Bool(Schema schema = Schema::Kubernetes) const;
  // Integers that fit; a float with an integral value counts, as in JSON.
  std::optional<std::int64_t> Int(Schema schema = Schema::Kubernetes) const;
  std::optional<double> Float(Schema schema = Schema::Kubernetes) const;
  // Only what resolves to a string.
  std::optional<std::string_view> String() const;

  // Of a sequence, or of a mapping with its merge keys unfolded. 0 for scalars.
  std::size_t size() const;
  Node Item(std::size_t position) const;
  std::vector<Node> Items() const;
  // In the order of the file, then merged ones that are not overridden. Keys that are no scalars
  // are there too.
  std::vector<Entry> Entries() const;
  // The value of a key, merge keys included.
  std::optional<Node> Find(std::string_view key) const;
  std::optional<Entry> FindEntry(std::string_view key) const;

  // As written, aliases not followed: the collection that holds this node, and its key there.
  std::optional<Node> Parent() const;
  std::optional<Node> Key() const;
  // JSON pointer (RFC 6901) from the document's root.
  std::string Pointer() const;

  const Tree& tree() const { return *tree_; }
  std::uint32_t index() const { return index_; }
  friend bool operator==(const Node& left, const Node& right) {
    return left.tree_ == right.tree_ && left.index_ == right.index_;
  }

 private:
  const NodeData& data() const;
  const NodeData& target() const;

  const Tree* tree_;
  std::uint32_t index_;
};

// One pair of a mapping.
struct Entry {
  Node key;
  Node value;
};

}  // namespace linter::yaml
