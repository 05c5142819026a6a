#include "linter/yaml/builder.h"

#include <fmt/format.h>

#include <utility>

namespace linter::yaml {

// tree-sitter has up to three levels for a collection of ours, and ERROR nodes between them.
constexpr std::uint32_t MaxFrames = MaxDepth * 4;

TreeBuilder::TreeBuilder(const SourceFile& file, const Segment& segment,
                         const Directives& directives)
    : file_(file), segment_(segment), directives_(directives), assembler_(file) {}

void TreeBuilder::ReportSyntax(Span span, std::string message) {
  if (!built_.syntax) {
    built_.syntax = Problem{ProblemKind::Syntax, span, std::move(message)};
  }
}

Built TreeBuilder::Build(TSNode root) {
  // Real manifests have about one node for sixteen bytes.
  assembler_.Reserve((segment_.body_end - segment_.body) / 16 + 4);
  TSTreeCursor cursor = ts_tree_cursor_new(root);
  AddTopLevel(cursor);
  ts_tree_cursor_delete(&cursor);
  built_.tree = assembler_.Finish();
  for (Problem& problem : assembler_.problems()) {
    built_.problems.push_back(std::move(problem));
  }
  return std::move(built_);
}

bool TreeBuilder::Descend(TSTreeCursor& cursor) {
  if (frames_ >= MaxFrames || !ts_tree_cursor_goto_first_child(&cursor)) {
    return false;
  }
  ++frames_;
  return true;
}

void TreeBuilder::Ascend(TSTreeCursor& cursor) {
  --frames_;
  ts_tree_cursor_goto_parent(&cursor);
}

bool TreeBuilder::EnterCollection(TSNode node, Style style) {
  if (collections_ >= MaxDepth) {
    if (!too_deep_) {
      too_deep_ = true;
      const std::uint32_t begin = Begin(node);
      built_.problems.push_back({ProblemKind::TooDeep,
                                 {file_.id, begin, begin + 1},
                                 fmt::format("nesting is deeper than {} levels", MaxDepth)});
    }
    return false;
  }
  ++collections_;
  if (style == Style::Block) {
    block_starts_.push_back(Begin(node));
  }
  return true;
}

void TreeBuilder::LeaveCollection(Style style) {
  --collections_;
  if (style == Style::Block) {
    block_starts_.pop_back();
  }
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
        if (assembler_.waiting() == 0) {
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
  const std::size_t mark = assembler_.waiting();
  const bool at_root = mark == 0;
  do {
    const TSNode node = ts_tree_cursor_current_node(&cursor);
    const Symbol symbol = SymbolOf(node);
    if (symbol == Symbol::Comment) {
      AddComment(node);
    } else if (symbol == Symbol::BlockMappingPair && at_root) {
      AddPair(cursor);
    } else if (symbol == Symbol::Error) {
      DropSalvaged(cursor);
    }
  } while (ts_tree_cursor_goto_next_sibling(&cursor));
  Ascend(cursor);
  if (assembler_.waiting() > mark) {
    assembler_.Close(
        mark, {.begin = span.begin, .end = span.end, .kind = Kind::Mapping, .style = Style::Block},
        NoNode);
  }
}

// Walks an ERROR inside of a collection for its comments.
void TreeBuilder::DropSalvaged(TSTreeCursor& cursor) {
  const std::size_t mark = assembler_.waiting();
  Salvage(cursor);
  assembler_.Drop(mark);
}

// A `block_node` or `flow_node`: properties and content.
void TreeBuilder::AddValue(TSTreeCursor& cursor) {
  const std::size_t mark = assembler_.waiting();
  std::uint32_t properties = NoNode;
  std::uint32_t end = End(ts_tree_cursor_current_node(&cursor));
  if (Descend(cursor)) {
    do {
      const TSNode node = ts_tree_cursor_current_node(&cursor);
      const Symbol symbol = SymbolOf(node);
      if (symbol == Symbol::Anchor || symbol == Symbol::Tag) {
        AddProperty(node, symbol, properties);
      } else if (assembler_.waiting() == mark || symbol == Symbol::Comment) {
        AddContent(cursor, symbol, properties);
      }
    } while (ts_tree_cursor_goto_next_sibling(&cursor));
    Ascend(cursor);
  }
  if (assembler_.waiting() == mark) {
    assembler_.AddEmpty(end, properties);
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
      AddCollection(cursor, Kind::Mapping, properties);
      break;
    case Symbol::BlockSequence:
    case Symbol::FlowSequence:
      AddCollection(cursor, Kind::Sequence, properties);
      break;
    case Symbol::Alias:
      assembler_.AddAlias(SpanOf(node), file_.Text(SpanOf(node)).substr(1));
      break;
    case Symbol::Comment:
      AddComment(node);
      break;
    default:
      break;
  }
}

void TreeBuilder::Close(std::size_t mark, NodeData data, std::uint32_t properties) {
  if (data.style == Style::Block && assembler_.waiting() > mark) {
    // tree-sitter's own end may lie behind the break.
    data.end = assembler_.last_end();
  }
  assembler_.Close(mark, data, properties);
}

void TreeBuilder::AddCollection(TSTreeCursor& cursor, Kind kind, std::uint32_t properties) {
  const TSNode node = ts_tree_cursor_current_node(&cursor);
  const Symbol symbol = SymbolOf(node);
  const Span span = SpanOf(node);
  const Style style = symbol == Symbol::BlockMapping || symbol == Symbol::BlockSequence
                          ? Style::Block
                          : Style::Flow;
  const NodeData data = {.begin = span.begin, .end = span.end, .kind = kind, .style = style};
  const std::size_t mark = assembler_.waiting();
  if (!EnterCollection(node, style)) {
    assembler_.Close(mark, data, properties);
    return;
  }
  if (Descend(cursor)) {
    do {
      if (kind == Kind::Mapping) {
        AddMappingChild(cursor);
      } else {
        AddSequenceChild(cursor);
      }
    } while (ts_tree_cursor_goto_next_sibling(&cursor));
    Ascend(cursor);
  }
  LeaveCollection(style);
  Close(mark, data, properties);
}

void TreeBuilder::AddMappingChild(TSTreeCursor& cursor) {
  const TSNode child = ts_tree_cursor_current_node(&cursor);
  switch (SymbolOf(child)) {
    case Symbol::BlockMappingPair:
    case Symbol::FlowPair:
      AddPair(cursor);
      break;
    case Symbol::FlowNode:
      AddValue(cursor);
      assembler_.AddEmpty(End(child), NoNode);
      break;
    case Symbol::Comment:
      AddComment(child);
      break;
    case Symbol::Error:
      DropSalvaged(cursor);
      break;
    default:
      break;
  }
}

void TreeBuilder::AddSequenceChild(TSTreeCursor& cursor) {
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
}

// Pushes a key and a value, each maybe empty.
void TreeBuilder::AddPair(TSTreeCursor& cursor) {
  const std::size_t mark = assembler_.waiting();
  std::uint32_t end = SpanOf(ts_tree_cursor_current_node(&cursor)).begin;
  if (Descend(cursor)) {
    do {
      const TSNode child = ts_tree_cursor_current_node(&cursor);
      switch (SymbolOf(child)) {
        case Symbol::Colon:
          if (assembler_.waiting() == mark) {
            assembler_.AddEmpty(end, NoNode);
          }
          end = End(child);
          break;
        case Symbol::QuestionMark:
          end = End(child);
          break;
        case Symbol::BlockNode:
        case Symbol::FlowNode:
          if (assembler_.waiting() - mark < 2) {
            AddValue(cursor);
            end = assembler_.last_end();
          }
          break;
        case Symbol::Comment:
          AddComment(child);
          break;
        case Symbol::Error:
          DropSalvaged(cursor);
          break;
        default:
          break;
      }
    } while (ts_tree_cursor_goto_next_sibling(&cursor));
    Ascend(cursor);
  }
  while (assembler_.waiting() - mark < 2) {
    assembler_.AddEmpty(end, NoNode);
  }
}

void TreeBuilder::AddItem(TSTreeCursor& cursor) {
  const std::size_t mark = assembler_.waiting();
  const std::uint32_t dash = SpanOf(ts_tree_cursor_current_node(&cursor)).begin;
  if (Descend(cursor)) {
    do {
      const TSNode child = ts_tree_cursor_current_node(&cursor);
      const Symbol symbol = SymbolOf(child);
      if (symbol == Symbol::Comment) {
        AddComment(child);
      } else if ((symbol == Symbol::BlockNode || symbol == Symbol::FlowNode) &&
                 assembler_.waiting() == mark) {
        AddValue(cursor);
      }
    } while (ts_tree_cursor_goto_next_sibling(&cursor));
    Ascend(cursor);
  }
  if (assembler_.waiting() == mark) {
    assembler_.AddEmpty(dash + 1, NoNode);
  }
}

// `[a: b]`: a mapping of one pair, without braces.
void TreeBuilder::AddSinglePair(TSTreeCursor& cursor) {
  const Span span = SpanOf(ts_tree_cursor_current_node(&cursor));
  const std::size_t mark = assembler_.waiting();
  AddPair(cursor);
  assembler_.Close(
      mark, {.begin = span.begin, .end = span.end, .kind = Kind::Mapping, .style = Style::Flow},
      NoNode);
}

}  // namespace linter::yaml
