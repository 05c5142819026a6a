#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "linter/yaml/node.h"
#include "linter/yaml/slot.h"

namespace linter::yaml {

// How a document is laid out, so that what is inserted looks like what is there.
struct Layout {
  // Columns of a mapping below its key.
  std::uint32_t mapping_step = 2;
  // Columns of a sequence below its key: often none.
  std::uint32_t sequence_step = 2;
  // LF, CR LF or CR.
  std::string_view line_break = "\n";
};

Layout LayoutOf(const Tree& tree);

// Bytes between the start of a node's line and the node.
std::uint32_t ColumnOf(const Node& node);

// The deepest written node of a slot, where an edit of it changes no other place.
std::optional<Node> Editable(const Slot& slot);

// A tag or an anchor stands before the node.
bool HasProperties(const Node& node);

// An anchor stands on the node or inside it, or on its key, so that aliases may need it.
bool HoldsAnchors(const Node& node);

// The end of the last line of a block, a comment behind it and what blank lines a `|+` keeps
// included; the line's break not.
std::uint32_t EndOfBlock(const Node& node);

}  // namespace linter::yaml
