#include "linter/yaml/scalar_node.h"

#include <algorithm>

#include "linter/yaml/line.h"

namespace linter::yaml {

static bool HasBreakOr(std::string_view text, char other) {
  return std::any_of(text.begin(), text.end(),
                     [other](char c) { return IsBreak(c) || c == other; });
}

NodeData ScalarNode(const SourceFile& file, Span span, Style style, std::string& arena) {
  std::string_view text = file.Text(span);
  NodeData data = {.begin = span.begin, .end = span.end, .first = span.begin, .style = style};
  if (style != Style::Plain) {
    text = text.substr(1, text.size() > 1 ? text.size() - 2 : 0);
    ++data.first;
  }
  data.count = static_cast<std::uint32_t>(text.size());
  const auto start = static_cast<std::uint32_t>(arena.size());
  if (style == Style::Plain) {
    data.cooked = HasBreakOr(text, '\n');
    if (data.cooked) {
      CookPlain(text, arena);
    }
  } else if (style == Style::SingleQuoted) {
    data.cooked = HasBreakOr(text, '\'');
    if (data.cooked) {
      CookSingleQuoted(text, arena);
    }
  } else {
    data.cooked = HasBreakOr(text, '\\');
    if (data.cooked) {
      CookDoubleQuoted(text, arena);
    }
  }
  if (data.cooked) {
    data.first = start;
    data.count = static_cast<std::uint32_t>(arena.size()) - start;
  }
  return data;
}

BlockScalarNode MakeBlockScalarNode(std::string_view text, std::uint32_t begin, int indent,
                                    std::string& arena) {
  const auto start = static_cast<std::uint32_t>(arena.size());
  const BlockScalar scalar = CookBlock(text, begin, indent, arena);
  return {.data = {.begin = begin,
                   .end = scalar.end,
                   .first = start,
                   .count = static_cast<std::uint32_t>(arena.size()) - start,
                   .style = text[begin] == '|' ? Style::Literal : Style::Folded,
                   .cooked = true},
          .scalar = scalar};
}

}  // namespace linter::yaml
