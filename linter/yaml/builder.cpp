#include "linter/yaml/builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "linter/yaml/grammar.h"
#include "linter/yaml/line.h"
#include "linter/yaml/scalar.h"

namespace linter::yaml {

TreeBuilder::TreeBuilder(const SourceFile& file, const Segment& segment, Stream& stream)
    : file_(file), segment_(segment), stream_(stream), tree_(std::make_unique<Tree>(file)) {}

Span TreeBuilder::SpanOf(TSNode node) const {
  return {file_.id, Offset(ts_node_start_byte(node)), Offset(ts_node_end_byte(node))};
}

std::string_view TreeBuilder::TextOf(TSNode node) const {
  return file_.Text(SpanOf(node));
}

void TreeBuilder::Report(ProblemKind kind, Span span, std::string message) {
  stream_.problems.push_back({kind, span, std::move(message)});
}

std::unique_ptr<const Tree> TreeBuilder::Build(TSNode root) {
  // Real manifests have about one node for fifteen bytes.
  tree_->nodes_.reserve((segment_.body_end - segment_.body) / 16 + 4);
  TSTreeCursor cursor = ts_tree_cursor_new(root);
  AddTopLevel(cursor);
  ts_tree_cursor_delete(&cursor);
  if (!pending_.empty()) {
    tree_->root_ = Place(pending_.front());
  }
  Link();
  return std::move(tree_);
}

bool TreeBuilder::Descend(TSTreeCursor& cursor) {
  if (depth_ >= MaxDepth * 2) {
    if (!too_deep_) {
      too_deep_ = true;
      Span span = SpanOf(ts_tree_cursor_current_node(&cursor));
      span.end = std::min(span.end, span.begin + 1);
      Report(ProblemKind::TooDeep, span, fmt::format("nesting is deeper than {} levels", MaxDepth));
    }
    return false;
  }
  if (!ts_tree_cursor_goto_first_child(&cursor)) {
    return false;
  }
  ++depth_;
  return true;
}

void TreeBuilder::Ascend(TSTreeCursor& cursor) {
  --depth_;
  ts_tree_cursor_goto_parent(&cursor);
}

// The stream and its documents: the body holds one document, whose value is wanted.
void TreeBuilder::AddTopLevel(TSTreeCursor& cursor) {
  if (!Descend(cursor)) {
    return;
  }
  do {
    const TSNode node = ts_tree_cursor_current_node(&cursor);
    switch (SymbolOf(node)) {
      case Symbol::Comment:
        AddComment(node);
        break;
      case Symbol::Document:
        AddTopLevel(cursor);
        break;
      case Symbol::Error:
        Salvage(cursor);
        break;
      case Symbol::BlockNode:
      case Symbol::FlowNode:
        if (pending_.empty()) {
          AddValue(cursor);
        }
        break;
      default:
        break;
    }
  } while (ts_tree_cursor_goto_next_sibling(&cursor));
  Ascend(cursor);
}

// What stands in an ERROR: its comments, and its pairs as a mapping where there is no other root.
void TreeBuilder::Salvage(TSTreeCursor& cursor) {
  const Span span = SpanOf(ts_tree_cursor_current_node(&cursor));
  if (!Descend(cursor)) {
    return;
  }
  const std::size_t mark = pending_.size();
  const bool at_root = mark == 0;
  do {
    const TSNode node = ts_tree_cursor_current_node(&cursor);
    const Symbol symbol = SymbolOf(node);
    if (symbol == Symbol::Comment) {
      AddComment(node);
    } else if (symbol == Symbol::BlockMappingPair && at_root) {
      AddPair(cursor);
    } else if (symbol == Symbol::Error) {
      const std::size_t before = pending_.size();
      Salvage(cursor);
      pending_.resize(before);
    }
  } while (ts_tree_cursor_goto_next_sibling(&cursor));
  Ascend(cursor);
  if (pending_.size() > mark) {
    Close(mark,
          {.begin = span.begin, .end = span.end, .kind = Kind::Mapping, .style = Style::Block},
          NoNode);
  }
}

void TreeBuilder::AddComment(TSNode node) {
  const Span span = SpanOf(node);
  const std::size_t line = LineStart(file_.text, span.begin);
  stream_.comments.push_back({span, SkipBlanks(file_.text, line) == span.begin});
}

void TreeBuilder::AddProperty(TSNode node, Symbol symbol, std::uint32_t& properties) {
  if (properties == NoNode) {
    properties = static_cast<std::uint32_t>(properties_.size());
    properties_.emplace_back();
  }
  if (symbol == Symbol::Tag) {
    properties_[properties].tag = TextOf(node);
  } else {
    properties_[properties].anchor = TextOf(node).substr(1);
  }
}

// A `block_node` or `flow_node`: properties and content.
void TreeBuilder::AddValue(TSTreeCursor& cursor) {
  const std::size_t mark = pending_.size();
  std::uint32_t properties = NoNode;
  std::uint32_t end = Offset(ts_node_end_byte(ts_tree_cursor_current_node(&cursor)));
  if (Descend(cursor)) {
    do {
      const TSNode node = ts_tree_cursor_current_node(&cursor);
      const Symbol symbol = SymbolOf(node);
      if (symbol == Symbol::Anchor || symbol == Symbol::Tag) {
        AddProperty(node, symbol, properties);
      } else if (pending_.size() == mark || symbol == Symbol::Comment) {
        AddContent(cursor, symbol, properties);
      }
    } while (ts_tree_cursor_goto_next_sibling(&cursor));
    Ascend(cursor);
  }
  if (pending_.size() == mark) {
    AddEmpty(end, properties);
  }
}

void TreeBuilder::AddContent(TSTreeCursor& cursor, Symbol symbol, std::uint32_t properties) {
  const TSNode node = ts_tree_cursor_current_node(&cursor);
  switch (symbol) {
    case Symbol::PlainScalar:
    case Symbol::SingleQuoteScalar:
    case Symbol::DoubleQuoteScalar:
      AddScalar(node, symbol, properties);
      break;
    case Symbol::BlockScalar:
      AddBlockScalar(node, properties);
      break;
    case Symbol::BlockMapping:
    case Symbol::FlowMapping:
      AddMapping(cursor, properties);
      break;
    case Symbol::BlockSequence:
    case Symbol::FlowSequence:
      AddSequence(cursor, properties);
      break;
    case Symbol::Alias:
      AddAlias(node);
      break;
    case Symbol::Comment:
      AddComment(node);
      break;
    default:
      break;
  }
}

void TreeBuilder::AddScalar(TSNode node, Symbol symbol, std::uint32_t properties) {
  const Span span = SpanOf(node);
  std::string_view text = file_.Text(span);
  NodeData data = {.begin = span.begin, .end = span.end, .first = span.begin};
  const bool plain = symbol == Symbol::PlainScalar;
  if (!plain) {
    text = text.substr(1, text.size() > 1 ? text.size() - 2 : 0);
    ++data.first;
  }
  data.count = static_cast<std::uint32_t>(text.size());
  const auto start = static_cast<std::uint32_t>(tree_->arena_.size());
  if (plain) {
    data.style = Style::Plain;
    data.cooked = text.find_first_of("\r\n") != std::string_view::npos;
    if (data.cooked) {
      CookPlain(text, tree_->arena_);
    }
  } else if (symbol == Symbol::SingleQuoteScalar) {
    data.style = Style::SingleQuoted;
    data.cooked = text.find_first_of("'\r\n") != std::string_view::npos;
    if (data.cooked) {
      CookSingleQuoted(text, tree_->arena_);
    }
  } else {
    data.style = Style::DoubleQuoted;
    data.cooked = text.find_first_of("\\\r\n") != std::string_view::npos;
    if (data.cooked) {
      CookDoubleQuoted(text, tree_->arena_);
    }
  }
  if (data.cooked) {
    data.first = start;
    data.count = static_cast<std::uint32_t>(tree_->arena_.size()) - start;
  }
  Push(data, properties);
}

void TreeBuilder::AddBlockScalar(TSNode node, std::uint32_t properties) {
  const std::uint32_t begin = SpanOf(node).begin;
  const std::string_view text = std::string_view(file_.text).substr(0, segment_.body_end);
  int indent = -1;
  if (!block_starts_.empty()) {
    indent = static_cast<int>(block_starts_.back() - LineStart(text, block_starts_.back()));
  }
  const auto start = static_cast<std::uint32_t>(tree_->arena_.size());
  const BlockScalar scalar = CookBlock(text, begin, indent, tree_->arena_);
  if (scalar.comment != 0) {
    const auto end = static_cast<std::uint32_t>(LineEnd(text, scalar.comment));
    stream_.comments.push_back({{file_.id, scalar.comment, end}, false});
  }
  Push({.begin = begin,
        .end = scalar.end,
        .first = start,
        .count = static_cast<std::uint32_t>(tree_->arena_.size()) - start,
        .style = text[begin] == '|' ? Style::Literal : Style::Folded,
        .cooked = true},
       properties);
}

void TreeBuilder::AddAlias(TSNode node) {
  const Span span = SpanOf(node);
  const std::string_view name = TextOf(node).substr(1);
  const auto anchor =
      std::find_if(properties_.rbegin(), properties_.rend(),
                   [name](const Properties& candidate) { return candidate.anchor == name; });
  NodeData data = {.begin = span.begin, .end = span.end, .first = NoNode, .kind = Kind::Alias};
  if (anchor == properties_.rend()) {
    Report(ProblemKind::UndefinedAlias, span,
           fmt::format("alias `*{}` has no anchor before it", name));
  } else if (anchor->node == NoNode) {
    Report(ProblemKind::AliasExpansion, span,
           fmt::format("alias `*{}` stands inside what it stands for", name));
  } else {
    data.first = static_cast<std::uint32_t>(properties_.rend() - anchor - 1);
  }
  Push(data, NoNode);
}

void TreeBuilder::AddEmpty(std::uint32_t offset, std::uint32_t properties) {
  Push({.begin = offset, .end = offset, .first = offset}, properties);
}

void TreeBuilder::AddMapping(TSTreeCursor& cursor, std::uint32_t properties) {
  const TSNode node = ts_tree_cursor_current_node(&cursor);
  const Span span = SpanOf(node);
  const bool block = SymbolOf(node) == Symbol::BlockMapping;
  const std::size_t mark = pending_.size();
  if (block) {
    block_starts_.push_back(span.begin);
  }
  if (Descend(cursor)) {
    do {
      const TSNode child = ts_tree_cursor_current_node(&cursor);
      switch (SymbolOf(child)) {
        case Symbol::BlockMappingPair:
        case Symbol::FlowPair:
          AddPair(cursor);
          break;
        case Symbol::FlowNode:
          AddValue(cursor);
          AddEmpty(Offset(ts_node_end_byte(child)), NoNode);
          break;
        case Symbol::Comment:
          AddComment(child);
          break;
        case Symbol::Error:
          Salvage(cursor);
          break;
        default:
          break;
      }
    } while (ts_tree_cursor_goto_next_sibling(&cursor));
    Ascend(cursor);
  }
  if (block) {
    block_starts_.pop_back();
  }
  Close(mark,
        {.begin = span.begin,
         .end = span.end,
         .kind = Kind::Mapping,
         .style = block ? Style::Block : Style::Flow},
        properties);
}

// Pushes a key and a value, each maybe empty.
void TreeBuilder::AddPair(TSTreeCursor& cursor) {
  const std::size_t mark = pending_.size();
  std::uint32_t end = SpanOf(ts_tree_cursor_current_node(&cursor)).begin;
  if (Descend(cursor)) {
    do {
      const TSNode child = ts_tree_cursor_current_node(&cursor);
      switch (SymbolOf(child)) {
        case Symbol::Colon:
          if (pending_.size() == mark) {
            AddEmpty(end, NoNode);
          }
          end = Offset(ts_node_end_byte(child));
          break;
        case Symbol::QuestionMark:
          end = Offset(ts_node_end_byte(child));
          break;
        case Symbol::BlockNode:
        case Symbol::FlowNode:
          if (pending_.size() - mark < 2) {
            AddValue(cursor);
            end = pending_.back().data.end;
          }
          break;
        case Symbol::Comment:
          AddComment(child);
          break;
        case Symbol::Error: {
          const std::size_t before = pending_.size();
          Salvage(cursor);
          pending_.resize(before);
          break;
        }
        default:
          break;
      }
    } while (ts_tree_cursor_goto_next_sibling(&cursor));
    Ascend(cursor);
  }
  while (pending_.size() - mark < 2) {
    AddEmpty(end, NoNode);
  }
}

void TreeBuilder::AddSequence(TSTreeCursor& cursor, std::uint32_t properties) {
  const TSNode node = ts_tree_cursor_current_node(&cursor);
  const Span span = SpanOf(node);
  const bool block = SymbolOf(node) == Symbol::BlockSequence;
  const std::size_t mark = pending_.size();
  if (block) {
    block_starts_.push_back(span.begin);
  }
  if (Descend(cursor)) {
    do {
      const TSNode child = ts_tree_cursor_current_node(&cursor);
      switch (SymbolOf(child)) {
        case Symbol::BlockSequenceItem:
          AddItem(cursor);
          break;
        case Symbol::FlowPair:
          AddSinglePair(cursor);
          break;
        case Symbol::FlowNode:
          AddValue(cursor);
          break;
        case Symbol::Comment:
          AddComment(child);
          break;
        default:
          break;
      }
    } while (ts_tree_cursor_goto_next_sibling(&cursor));
    Ascend(cursor);
  }
  if (block) {
    block_starts_.pop_back();
  }
  Close(mark,
        {.begin = span.begin,
         .end = span.end,
         .kind = Kind::Sequence,
         .style = block ? Style::Block : Style::Flow},
        properties);
}

void TreeBuilder::AddItem(TSTreeCursor& cursor) {
  const std::size_t mark = pending_.size();
  const std::uint32_t dash = SpanOf(ts_tree_cursor_current_node(&cursor)).begin;
  if (Descend(cursor)) {
    do {
      const TSNode child = ts_tree_cursor_current_node(&cursor);
      const Symbol symbol = SymbolOf(child);
      if (symbol == Symbol::Comment) {
        AddComment(child);
      } else if ((symbol == Symbol::BlockNode || symbol == Symbol::FlowNode) &&
                 pending_.size() == mark) {
        AddValue(cursor);
      }
    } while (ts_tree_cursor_goto_next_sibling(&cursor));
    Ascend(cursor);
  }
  if (pending_.size() == mark) {
    AddEmpty(dash + 1, NoNode);
  }
}

// `[a: b]`: a mapping of one pair, without braces.
void TreeBuilder::AddSinglePair(TSTreeCursor& cursor) {
  const Span span = SpanOf(ts_tree_cursor_current_node(&cursor));
  const std::size_t mark = pending_.size();
  AddPair(cursor);
  Close(mark, {.begin = span.begin, .end = span.end, .kind = Kind::Mapping, .style = Style::Flow},
        NoNode);
}

void TreeBuilder::Push(NodeData data, std::uint32_t properties) {
  data.has_properties = properties != NoNode;
  if (data.has_properties) {
    // An alias behind may refer to it.
    properties_[properties].node = 0;
  }
  pending_.push_back({data, properties});
}

std::uint32_t TreeBuilder::Place(const Pending& pending) {
  const auto index = static_cast<std::uint32_t>(tree_->nodes_.size());
  tree_->nodes_.push_back(pending.data);
  if (pending.properties != NoNode) {
    Properties& properties = properties_[pending.properties];
    properties.node = index;
    tree_->properties_.push_back(properties);
  }
  if (pending.data.kind == Kind::Alias) {
    aliases_.push_back(index);
  }
  return index;
}

void TreeBuilder::Close(std::size_t mark, NodeData data, std::uint32_t properties) {
  data.first = static_cast<std::uint32_t>(tree_->nodes_.size());
  data.count = static_cast<std::uint32_t>(pending_.size() - mark);
  for (std::size_t i = mark; i < pending_.size(); ++i) {
    Place(pending_[i]);
  }
  pending_.resize(mark);
  if (data.kind == Kind::Mapping) {
    CheckKeys(data);
  }
  Push(data, properties);
}

// Reports every key that an earlier one of the mapping equals, and notes merge keys.
void TreeBuilder::CheckKeys(NodeData& mapping) {
  keys_.clear();
  const std::uint32_t end = mapping.first + mapping.count;
  for (std::uint32_t index = mapping.first; index < end; index += 2) {
    const NodeData& key = tree_->nodes_[index];
    if (key.kind == Kind::Scalar) {
      keys_.push_back(index);
      mapping.merges = mapping.merges || tree_->IsMergeKey(index);
    }
  }
  std::stable_sort(keys_.begin(), keys_.end(), [this](std::uint32_t left, std::uint32_t right) {
    return tree_->TextOf(tree_->nodes_[left]) < tree_->TextOf(tree_->nodes_[right]);
  });
  for (std::size_t i = 1; i < keys_.size(); ++i) {
    const NodeData& key = tree_->nodes_[keys_[i]];
    const std::string_view name = tree_->TextOf(key);
    if (name == tree_->TextOf(tree_->nodes_[keys_[i - 1]])) {
      Report(ProblemKind::DuplicateKey, {file_.id, key.begin, key.end},
             fmt::format("key `{}` is written twice in this mapping", name));
    }
  }
}

void TreeBuilder::Link() {
  std::vector<NodeData>& nodes = tree_->nodes_;
  for (std::uint32_t parent = 0; parent < nodes.size(); ++parent) {
    const NodeData& data = nodes[parent];
    if (data.kind == Kind::Mapping || data.kind == Kind::Sequence) {
      for (std::uint32_t child = data.first; child < data.first + data.count; ++child) {
        nodes[child].parent = parent;
      }
    }
  }
  for (const std::uint32_t alias : aliases_) {
    if (nodes[alias].first != NoNode) {
      nodes[alias].first = properties_[nodes[alias].first].node;
    }
  }
}

}  // namespace linter::yaml
