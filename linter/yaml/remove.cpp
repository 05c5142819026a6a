// Edits that take an entry or an item away, with its line.
#include <algorithm>
#include <cstddef>

#include "linter/yaml/layout.h"
#include "linter/yaml/line.h"
#include "linter/yaml/slot.h"
#include "linter/yaml/tree.h"

namespace linter::yaml {

// One member of a collection: where it begins (its key, its dash, itself), and its value.
struct Place {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// The dash of an item of a block sequence: the nearest one before it in the sequence's column.
static std::uint32_t DashOf(std::string_view text, const NodeData& sequence, std::uint32_t column,
                            std::uint32_t item) {
  std::size_t line = LineStart(text, item);
  while (line > sequence.begin) {
    if (line + column < text.size() && line + column < item && text[line + column] == '-' &&
        SkipSpaces(text, line) == line + column) {
      return static_cast<std::uint32_t>(line + column);
    }
    line = LineStart(text, line - 1);
  }
  return sequence.begin;
}

// The `position`th member of a collection.
static Place PlaceOf(const Node& collection, std::uint32_t position) {
  const Tree& tree = collection.tree();
  const NodeData& data = tree[collection.index()];
  if (data.kind == Kind::Mapping) {
    const std::uint32_t key = data.first + position * 2;
    return {tree[key].begin, tree[key + 1].end};
  }
  const NodeData& item = tree[data.first + position];
  if (data.style == Style::Flow) {
    return {item.begin, item.end};
  }
  return {DashOf(tree.file().text, data, ColumnOf(collection), item.begin), item.end};
}

static std::vector<Edit> RemoveFromFlow(const Node& collection, std::uint32_t position,
                                        std::uint32_t count) {
  const Place place = PlaceOf(collection, position);
  const bool last = position + 1 == count;
  const std::uint32_t begin = last ? PlaceOf(collection, position - 1).end : place.begin;
  const std::uint32_t end = last ? place.end : PlaceOf(collection, position + 1).begin;
  return {{{collection.span().file, begin, end}, ""}};
}

// A `? key` of an explicit pair.
static bool IsExplicit(const Node& collection, std::uint32_t begin) {
  const std::string_view text = collection.tree().file().text;
  const std::size_t line = LineStart(text, begin);
  while (begin > line && IsBlank(text[begin - 1])) {
    --begin;
  }
  return begin > line && text[begin - 1] == '?';
}

static std::vector<Edit> RemoveFromBlock(const Node& node, const Node& collection,
                                         std::uint32_t position, std::uint32_t count) {
  const std::string_view text = node.tree().file().text;
  const FileId file = collection.span().file;
  const Place place = PlaceOf(collection, position);
  const std::size_t line = LineStart(text, place.begin);
  if (SkipBlanks(text, line) == place.begin) {
    const std::size_t end = EndOfBlock(node);
    return {{{file, static_cast<std::uint32_t>(line),
              static_cast<std::uint32_t>(end < text.size() ? AfterBreak(text, end) : end)},
             ""}};
  }
  // Something that stays stands before it, such as the dash of `- key: value`.
  if (position + 1 == count || position != 0) {
    return {};
  }
  const std::uint32_t next = PlaceOf(collection, position + 1).begin;
  if (IsExplicit(collection, next)) {
    return {};
  }
  return {{{file, place.begin, next}, ""}};
}

// No member of the collection is written in a way that its text alone would not show.
static bool IsOrdinary(const Node& collection) {
  const Tree& tree = collection.tree();
  const NodeData& data = tree[collection.index()];
  for (std::uint32_t child = data.first; child < data.first + data.count; ++child) {
    const bool key_or_item =
        data.kind == Kind::Sequence ? data.style == Style::Flow : (child - data.first) % 2 == 0;
    if (key_or_item && (tree[child].has_properties || tree[child].style == Style::Empty)) {
      return false;
    }
  }
  return true;
}

static std::vector<Edit> RemoveNode(const Node& node) {
  if (HoldsAnchors(node)) {
    return {};
  }
  const std::optional<Node> parent = node.Parent();
  if (!parent) {
    if (HasProperties(node)) {
      return {};
    }
    const bool block = node.style() == Style::Block;
    return {{{node.span().file, node.span().begin, block ? EndOfBlock(node) : node.span().end},
             node.is_sequence() ? "[]" : "{}"}};
  }
  const NodeData& data = parent->tree()[parent->index()];
  const std::uint32_t width = data.kind == Kind::Mapping ? 2 : 1;
  const std::uint32_t count = data.count / width;
  if (count == 1) {
    return RemoveNode(*parent);
  }
  const std::uint32_t position = (node.index() - data.first) / width;
  if (!IsOrdinary(*parent) || IsExplicit(*parent, PlaceOf(*parent, position).begin)) {
    return {};
  }
  return data.style == Style::Flow ? RemoveFromFlow(*parent, position, count)
                                   : RemoveFromBlock(node, *parent, position, count);
}

std::vector<Edit> Remove(const Slot& slot) {
  const std::optional<Node> node = Editable(slot);
  return node && slot.written() ? RemoveNode(*node) : std::vector<Edit>();
}

}  // namespace linter::yaml
