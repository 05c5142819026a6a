// Edits that write a value. What is inserted is built from the keys that are missing and a leaf,
// and laid out for the place: a block below a block, one line within a flow collection.
#include <algorithm>
#include <cstddef>
#include <utility>

#include "linter/yaml/layout.h"
#include "linter/yaml/line.h"
#include "linter/yaml/resolve.h"
#include "linter/yaml/slot.h"
#include "linter/yaml/tree.h"

namespace linter::yaml {

// What is to be written: one line, or lines of a block, or one item of a sequence.
struct Leaf {
  enum class Form { Line, Block, Item };

  Form form = Form::Line;
  std::string_view text = {};
  std::vector<std::string> lines = {};
};

using Keys = std::vector<std::string_view>;

static std::string_view TextOf(const Node& node) {
  return node.tree().file().text;
}

static Edit Insert(const Node& node, std::uint32_t offset, std::string text) {
  return {{node.span().file, offset, offset}, std::move(text)};
}

static Edit Replace(const Node& node, std::uint32_t begin, std::uint32_t end, std::string text) {
  return {{node.span().file, begin, end}, std::move(text)};
}

static bool IsFlow(const Node& node) {
  return node.kind_as_written() != Kind::Alias && node.style() == Style::Flow;
}

static bool IsInFlow(const Node& node) {
  const std::optional<Node> parent = node.Parent();
  return parent && IsFlow(*parent);
}

// Strings and keys stand in double quotes all over a JSON document.
static bool IsJson(const Node& flow) {
  const NodeData& data = flow.tree()[flow.index()];
  return data.kind == Kind::Mapping && data.count > 0 &&
         flow.tree()[data.first].style == Style::DoubleQuoted;
}

static std::string DoubleQuote(std::string_view plain) {
  return '"' + std::string(plain) + '"';
}

static std::string FlowText(std::string_view text, bool json) {
  const bool quoted = text.starts_with('"') || text.starts_with('[') || text.starts_with('{');
  if (!json || quoted || text.starts_with('\'') ||
      ResolvePlain(text, Schema::Kubernetes).type != ScalarType::String) {
    return std::string(text);
  }
  return DoubleQuote(text);
}

static std::string KeyText(std::string_view key, bool json) {
  const std::string quoted = Quote(key);
  return json && !quoted.starts_with('"') ? DoubleQuote(key) : quoted;
}

// `a: {b: text}`; the text alone without keys.
static std::string FlowEntry(const Keys& keys, const Leaf& leaf, bool json) {
  std::string out;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    out += (i > 0 ? "{" : "") + KeyText(keys[i], json) + ": ";
  }
  const std::string text = FlowText(leaf.text, json);
  out += leaf.form == Leaf::Form::Item ? "[" + text + "]" : text;
  out.append(keys.empty() ? 0 : keys.size() - 1, '}');
  return out;
}

// The lines of `keys` with the leaf below, joined, for a place in column `column`. The first line
// is not indented, as the place decides how it gets there.
static std::string BlockEntry(const Keys& keys, const Leaf& leaf, std::uint32_t column,
                              const Layout& layout) {
  std::string out;
  const auto new_line = [&out, &layout](std::uint32_t columns) {
    if (!out.empty()) {
      out += layout.line_break;
      out.append(columns, ' ');
    }
  };
  for (std::size_t i = 0; i < keys.size(); ++i) {
    new_line(column);
    out += Quote(keys[i]) + ":";
    const bool last = i + 1 == keys.size();
    column += last && leaf.form == Leaf::Form::Item   ? layout.sequence_step
              : last && leaf.form == Leaf::Form::Line ? 0
                                                      : layout.mapping_step;
  }
  if (leaf.form == Leaf::Form::Line) {
    return out + (out.empty() ? "" : " ") + std::string(leaf.text);
  }
  if (leaf.form == Leaf::Form::Item) {
    new_line(column);
    return out + "- " + std::string(leaf.text);
  }
  for (const std::string& line : leaf.lines) {
    new_line(line.empty() ? 0 : column);
    out += line;
  }
  return out;
}

// Where the blanks before an offset begin.
static std::uint32_t BeforeBlanks(std::string_view text, std::uint32_t offset) {
  while (offset > 0 && IsBlank(text[offset - 1])) {
    --offset;
  }
  return offset;
}

static std::string Spaces(std::uint32_t count) {
  return std::string(count, ' ');
}

// Puts an entry behind the last one of a flow collection, on a line of its own where that one is.
static std::vector<Edit> AppendToFlow(const Node& flow, const std::string& entry) {
  const NodeData& data = flow.tree()[flow.index()];
  const std::string_view text = TextOf(flow);
  const bool has_brackets = (text[data.begin] == '{' || text[data.begin] == '[') &&
                            (data.count == 0 || flow.tree()[data.first].begin > data.begin);
  if (!has_brackets) {
    // The mapping of `[key: value]` has no braces to hold a second pair.
    return {};
  }
  if (data.count == 0) {
    return {Insert(flow, data.begin + 1, entry)};
  }
  const NodeData& last = flow.tree()[data.first + data.count - 1];
  const std::uint32_t step = data.kind == Kind::Mapping ? 2 : 1;
  const NodeData& last_entry = flow.tree()[data.first + data.count - step];
  const bool empty_pair = last_entry.kind == Kind::Mapping && last_entry.count > 0 &&
                          flow.tree()[last_entry.first].style == Style::Empty;
  if (last_entry.style == Style::Empty || empty_pair) {
    return {};
  }
  const std::size_t line = LineStart(text, last_entry.begin);
  std::string separator = ", ";
  if (line > data.begin && SkipBlanks(text, line) == last_entry.begin) {
    separator = "," + std::string(LayoutOf(flow.tree()).line_break) +
                std::string(text.substr(line, last_entry.begin - line));
  }
  return {Insert(flow, last.end, separator + entry)};
}

// Writes a block below a key whose value is null, empty or about to be taken away: what stands
// from `begin` to `end` goes, a comment on the line stays.
static std::vector<Edit> WriteBelow(const Node& node, std::uint32_t begin, std::uint32_t end,
                                    const Keys& keys, const Leaf& leaf) {
  const std::string_view text = TextOf(node);
  const Layout layout = LayoutOf(node.tree());
  const std::optional<Node> parent = node.Parent();
  std::vector<Edit> edits;
  if (!parent) {
    return edits;
  }
  if (!parent->is_mapping()) {
    // An item: the first line stands behind the dash.
    const std::uint32_t column = ColumnOf(*parent) + 2;
    const std::string entry = BlockEntry(keys, leaf, column, layout);
    const bool behind_dash = end > 0 && text[begin - 1] == '-';
    return {Replace(node, begin, end, (behind_dash ? " " : "") + entry)};
  }
  const bool as_item = keys.empty() && leaf.form == Leaf::Form::Item;
  const std::uint32_t column =
      ColumnOf(*parent) + (as_item ? layout.sequence_step : layout.mapping_step);
  const std::string block =
      std::string(layout.line_break) + Spaces(column) + BlockEntry(keys, leaf, column, layout);
  const auto line_end = static_cast<std::uint32_t>(LineEnd(text, end));
  if (begin < end) {
    edits.push_back(Replace(node, begin, end, ""));
  }
  edits.push_back(Insert(node, line_end, block));
  return edits;
}

// A `? key` that no `:` follows has no place for a value.
static bool TakesValue(const Node& empty) {
  const std::uint32_t begin = empty.span().begin;
  const std::string_view text = TextOf(empty);
  const std::optional<Node> key = empty.Key();
  return key ? begin > key->span().end && text[begin - 1] == ':'
             : begin > 0 && text[begin - 1] == '-';
}

// Replaces a null, written or not, by the entry.
static std::vector<Edit> ReplaceNull(const Node& node, const Keys& keys, const Leaf& leaf) {
  const Span span = node.span();
  if (!node.Parent() || HasProperties(node) || (span.empty() && !TakesValue(node))) {
    return {};
  }
  const bool line = keys.empty() && leaf.form == Leaf::Form::Line;
  if (IsInFlow(node)) {
    if (leaf.form == Leaf::Form::Block) {
      return {};
    }
    const std::string entry = FlowEntry(keys, leaf, IsJson(*node.Parent()));
    return {Replace(node, span.begin, span.end,
                    (span.empty() ? " " : "") + (keys.empty() ? entry : "{" + entry + "}"))};
  }
  if (line) {
    return {
        Replace(node, span.begin, span.end, (span.empty() ? " " : "") + std::string(leaf.text))};
  }
  const bool item = node.Parent()->is_sequence();
  const std::uint32_t begin = item ? span.begin : BeforeBlanks(TextOf(node), span.begin);
  return WriteBelow(node, begin, span.end, keys, leaf);
}

// Replaces a block collection, or what else covers several lines, by one line.
static std::vector<Edit> ReplaceBlock(const Node& node, std::string_view text) {
  const Span span = node.span();
  const std::uint32_t end = node.is_scalar() ? span.end : EndOfBlock(node);
  const std::optional<Node> key = node.Key();
  if (!key) {
    return {Replace(node, span.begin, end, std::string(text))};
  }
  const std::string_view source = TextOf(node);
  const std::size_t colon = source.find(':', key->span().end);
  if (colon == std::string_view::npos || colon >= span.begin || HasProperties(node)) {
    return {};
  }
  const auto behind = static_cast<std::uint32_t>(colon + 1);
  const auto line_end = static_cast<std::uint32_t>(LineEnd(source, behind));
  // A comment may stand between the colon and the end of the line, and nothing else may.
  const std::size_t content = SkipBlanks(source, behind);
  if (content < line_end && source[content] != '#') {
    return {};
  }
  return {Insert(node, behind, " " + std::string(text)), Replace(node, line_end, end, "")};
}

static std::vector<Edit> ReplaceByLine(const Node& node, std::string_view text) {
  const Span span = node.span();
  if (node.IsNull()) {
    return ReplaceNull(node, {}, {.text = text});
  }
  if (HasProperties(node)) {
    return {};
  }
  if (node.style() == Style::Block) {
    return ReplaceBlock(node, text);
  }
  const std::optional<Node> parent = node.Parent();
  const bool json = parent && IsFlow(*parent) && IsJson(*parent);
  return {Replace(node, span.begin, span.end, FlowText(text, json))};
}

static std::vector<Edit> ReplaceByLines(const Node& node, const Leaf& leaf) {
  if (node.IsNull()) {
    return ReplaceNull(node, {}, leaf);
  }
  const std::optional<Node> parent = node.Parent();
  if (HasProperties(node) || IsInFlow(node) || leaf.lines.empty()) {
    return {};
  }
  const Span span = node.span();
  const bool stays = !parent || parent->is_sequence() ||
                     (node.style() == Style::Block && ColumnOf(node) > ColumnOf(*parent));
  if (stays) {
    const std::uint32_t end = node.style() == Style::Block ? EndOfBlock(node) : span.end;
    return {Replace(node, span.begin, end,
                    BlockEntry({}, leaf, ColumnOf(node), LayoutOf(node.tree())))};
  }
  const std::uint32_t end = node.style() == Style::Block ? EndOfBlock(node) : span.end;
  const std::string_view text = TextOf(node);
  std::uint32_t begin = BeforeBlanks(text, span.begin);
  if (LineStart(text, span.begin) == begin && begin > 0) {
    // The value begins a line of its own, below its key: the break before it goes as well.
    begin -= text.substr(begin < 2 ? 0 : begin - 2, 2) == "\r\n" ? 2 : 1;
  }
  return WriteBelow(node, begin, end, {}, leaf);
}

// Inserts the missing keys, with the leaf below, into the deepest node that is there.
static std::vector<Edit> InsertKeys(const Node& node, const Keys& keys, const Leaf& leaf) {
  if (node.kind_as_written() == Kind::Alias) {
    return {};
  }
  if (node.IsNull()) {
    return ReplaceNull(node, keys, leaf);
  }
  if (!node.is_mapping()) {
    return {};
  }
  if (node.style() == Style::Flow) {
    const std::optional<Node> parent = node.Parent();
    if (leaf.form != Leaf::Form::Block) {
      const bool json = IsJson(node) || (parent && IsFlow(*parent) && IsJson(*parent));
      return AppendToFlow(node, FlowEntry(keys, leaf, json));
    }
    // `{}` in a block can become a block itself.
    if (node.size() == 0 && parent && !IsInFlow(node) && !HasProperties(node)) {
      const Span span = node.span();
      const bool item = parent->is_sequence();
      return WriteBelow(node, item ? span.begin : BeforeBlanks(TextOf(node), span.begin), span.end,
                        keys, leaf);
    }
    return {};
  }
  const Layout layout = LayoutOf(node.tree());
  const std::uint32_t column = ColumnOf(node);
  return {Insert(
      node, EndOfBlock(node),
      std::string(layout.line_break) + Spaces(column) + BlockEntry(keys, leaf, column, layout))};
}

std::vector<Edit> Set(const Slot& slot, std::string_view text) {
  const std::optional<Node> node = Editable(slot);
  if (!node || node->kind_as_written() == Kind::Alias) {
    return {};
  }
  if (!slot.written()) {
    return InsertKeys(*node, slot.missing(), {.text = text});
  }
  return HoldsAnchors(*node) ? std::vector<Edit>() : ReplaceByLine(*node, text);
}

std::vector<Edit> SetBlock(const Slot& slot, const std::vector<std::string>& lines) {
  const std::optional<Node> node = Editable(slot);
  if (!node || node->kind_as_written() == Kind::Alias || lines.empty()) {
    return {};
  }
  const Leaf leaf = {.form = Leaf::Form::Block, .lines = lines};
  if (!slot.written()) {
    return InsertKeys(*node, slot.missing(), leaf);
  }
  return HoldsAnchors(*node) ? std::vector<Edit>() : ReplaceByLines(*node, leaf);
}

std::vector<Edit> Append(const Slot& slot, std::string_view text) {
  const std::optional<Node> node = Editable(slot);
  if (!node || node->kind_as_written() == Kind::Alias) {
    return {};
  }
  const Leaf leaf = {.form = Leaf::Form::Item, .text = text};
  if (!slot.present()) {
    return InsertKeys(*node, slot.missing(), leaf);
  }
  if (!node->is_sequence()) {
    return {};
  }
  if (node->style() == Style::Flow) {
    const std::optional<Node> parent = node->Parent();
    return AppendToFlow(*node, FlowText(text, parent && IsFlow(*parent) && IsJson(*parent)));
  }
  return {Insert(*node, EndOfBlock(*node),
                 std::string(LayoutOf(node->tree()).line_break) + Spaces(ColumnOf(*node)) + "- " +
                     std::string(text))};
}

}  // namespace linter::yaml
