#include "linter/yaml/layout.h"

#include <algorithm>

#include "linter/yaml/line.h"
#include "linter/yaml/tree.h"

namespace linter::yaml {

static std::uint32_t ColumnAt(std::string_view text, std::uint32_t offset) {
  return offset - static_cast<std::uint32_t>(LineStart(text, offset));
}

std::uint32_t ColumnOf(const Node& node) {
  return ColumnAt(node.tree().file().text, node.span().begin);
}

static std::string_view BreakOf(std::string_view text) {
  const std::size_t at = LineEnd(text, 0);
  return at == text.size() ? "\n" : text.substr(at, AfterBreak(text, at) - at);
}

Layout LayoutOf(const Tree& tree) {
  const std::string_view text = tree.file().text;
  Layout layout;
  layout.line_break = BreakOf(text);
  std::optional<std::uint32_t> mapping_step;
  std::optional<std::uint32_t> sequence_step;
  for (std::uint32_t index = 0; index < tree.size(); ++index) {
    const NodeData& node = tree[index];
    const bool nested = node.style == Style::Block && node.parent != NoNode &&
                        tree[node.parent].kind == Kind::Mapping &&
                        tree[node.parent].style == Style::Block;
    std::optional<std::uint32_t>& step = node.kind == Kind::Mapping ? mapping_step : sequence_step;
    if (!nested || step) {
      continue;
    }
    const std::uint32_t column = ColumnAt(text, node.begin);
    const std::uint32_t parent = ColumnAt(text, tree[node.parent].begin);
    // A block below an explicit key stands where its `:` lets it, which says nothing.
    if (column >= parent) {
      step = column - parent;
    }
    if (mapping_step && sequence_step) {
      break;
    }
  }
  layout.mapping_step = std::max(mapping_step.value_or(2), 1U);
  layout.sequence_step = sequence_step.value_or(layout.mapping_step);
  return layout;
}

bool HasProperties(const Node& node) {
  return node.tree()[node.index()].has_properties;
}

static bool HoldsAnchorsWithin(const Tree& tree, std::uint32_t index) {
  const Properties* properties = tree.PropertiesOf(index);
  if (properties != nullptr && !properties->anchor.empty()) {
    return true;
  }
  const NodeData& data = tree[index];
  if (data.kind != Kind::Mapping && data.kind != Kind::Sequence) {
    return false;
  }
  for (std::uint32_t child = data.first; child < data.first + data.count; ++child) {
    if (HoldsAnchorsWithin(tree, child)) {
      return true;
    }
  }
  return false;
}

bool HoldsAnchors(const Node& node) {
  const std::optional<Node> key = node.Key();
  return HoldsAnchorsWithin(node.tree(), node.index()) ||
         (key && HoldsAnchorsWithin(node.tree(), key->index()));
}

std::uint32_t EndOfBlock(const Node& node) {
  const Tree& tree = node.tree();
  const std::string_view text = tree.file().text;
  std::uint32_t last = node.index();
  while (tree[last].style == Style::Block && tree[last].count > 0) {
    last = tree[last].first + tree[last].count - 1;
  }
  std::size_t end = LineEnd(text, tree[last].end);
  const bool is_block_scalar =
      tree[last].style == Style::Literal || tree[last].style == Style::Folded;
  const std::string_view header =
      text.substr(tree[last].begin, LineEnd(text, tree[last].begin) - tree[last].begin);
  if (is_block_scalar &&
      header.substr(0, header.find_first_of(" \t#")).find('+') != std::string_view::npos) {
    while (end < text.size()) {
      const std::size_t next = AfterBreak(text, end);
      const std::size_t content = SkipSpaces(text, next);
      if (next == text.size() || (content < text.size() && !IsBreak(text[content]))) {
        break;
      }
      end = content;
    }
  }
  return static_cast<std::uint32_t>(end);
}

}  // namespace linter::yaml
