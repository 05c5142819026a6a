#pragma once

#include <tree_sitter/api.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text/problem.h"
#include "linter/text/source_file.h"
#include "linter/yaml/assembler.h"
#include "linter/yaml/directives.h"
#include "linter/yaml/document.h"
#include "linter/yaml/grammar.h"
#include "linter/yaml/split.h"
#include "linter/yaml/tree.h"

namespace linter::yaml {

// What was read from one document.
struct Built {
  std::unique_ptr<const Tree> tree;
  // In the order of the text.
  std::vector<Comment> comments;
  // Of kinds other than Syntax.
  std::vector<Problem> problems;
  // The first thing that the grammar lets pass, and YAML does not.
  std::optional<Problem> syntax;
};

// Turns tree-sitter's tree of one document into ours: one walk, after which tree-sitter's tree is
// not needed any more.
class TreeBuilder {
 public:
  TreeBuilder(const SourceFile& file, const Segment& segment, const Directives& directives);

  // `root` is the stream that tree-sitter read from the segment's body.
  Built Build(TSNode root);

 private:
  std::uint32_t Offset(std::uint32_t byte) const {
    return segment_.body + std::max(byte, segment_.added) - segment_.added;
  }
  std::uint32_t Begin(TSNode node) const { return Offset(ts_node_start_byte(node)); }
  std::uint32_t End(TSNode node) const { return Offset(ts_node_end_byte(node)); }
  Span SpanOf(TSNode node) const { return {file_.id, Begin(node), End(node)}; }
  void ReportSyntax(Span span, std::string message);

  void AddTopLevel(TSTreeCursor& cursor);
  void AddValue(TSTreeCursor& cursor);
  void AddContent(TSTreeCursor& cursor, Symbol symbol, std::uint32_t properties);
  void AddProperty(TSNode node, Symbol symbol, std::uint32_t& properties);
  void AddTag(std::uint32_t properties, Span span);
  void AddScalar(TSNode node, Symbol symbol, std::uint32_t properties);
  void AddBlockScalar(TSNode node, std::uint32_t properties);
  void AddCollection(TSTreeCursor& cursor, Kind kind, std::uint32_t properties);
  void AddMappingChild(TSTreeCursor& cursor);
  void AddSequenceChild(TSTreeCursor& cursor);
  void AddPair(TSTreeCursor& cursor);
  void AddItem(TSTreeCursor& cursor);
  void AddSinglePair(TSTreeCursor& cursor);
  void AddComment(TSNode node);
  // What can be kept of an ERROR.
  void Salvage(TSTreeCursor& cursor);
  void DropSalvaged(TSTreeCursor& cursor);

  bool Descend(TSTreeCursor& cursor);
  void Ascend(TSTreeCursor& cursor);
  // False, and a problem, where a collection stands too deep to be read.
  bool EnterCollection(TSNode node, Style style);
  void LeaveCollection(Style style);
  void Close(std::size_t mark, NodeData data, std::uint32_t properties);

  const SourceFile& file_;
  const Segment& segment_;
  const Directives& directives_;
  Assembler assembler_;
  Built built_;
  // Where the block collections around begin.
  std::vector<std::uint32_t> block_starts_;
  std::uint32_t frames_ = 0;
  std::uint32_t collections_ = 0;
  bool too_deep_ = false;
};

}  // namespace linter::yaml
