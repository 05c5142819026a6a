#pragma once

#include <tree_sitter/api.h>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "linter/text/problem.h"
#include "linter/text/source_file.h"
#include "linter/yaml/document.h"
#include "linter/yaml/grammar.h"
#include "linter/yaml/split.h"
#include "linter/yaml/tree.h"

namespace linter::yaml {

// Turns tree-sitter's tree of one document into ours: one walk, after which tree-sitter's tree is
// not needed any more.
class TreeBuilder {
 public:
  // Comments and problems found on the way are appended to the stream.
  TreeBuilder(const SourceFile& file, const Segment& segment, Stream& stream);

  // The document's tree. `root` is the stream that tree-sitter read from the segment's body.
  std::unique_ptr<const Tree> Build(TSNode root);

 private:
  // A node whose place in the tree is not known yet: that is given when its parent ends.
  struct Pending {
    NodeData data;
    // Which of the properties is its own.
    std::uint32_t properties = NoNode;
  };

  struct NodeProperties {
    Span anchor_span;
    std::uint32_t index = NoNode;
  };

  std::uint32_t Offset(std::uint32_t byte) const { return segment_.body + byte; }
  Span SpanOf(TSNode node) const;
  std::string_view TextOf(TSNode node) const;
  void Report(ProblemKind kind, Span span, std::string message);

  void AddTopLevel(TSTreeCursor& cursor);
  void AddValue(TSTreeCursor& cursor);
  void AddContent(TSTreeCursor& cursor, Symbol symbol, std::uint32_t properties);
  void AddScalar(TSNode node, Symbol symbol, std::uint32_t properties);
  void AddBlockScalar(TSNode node, std::uint32_t properties);
  void AddAlias(TSNode node);
  void AddEmpty(std::uint32_t offset, std::uint32_t properties);
  void AddMapping(TSTreeCursor& cursor, std::uint32_t properties);
  void AddSequence(TSTreeCursor& cursor, std::uint32_t properties);
  void AddPair(TSTreeCursor& cursor);
  void AddItem(TSTreeCursor& cursor);
  void AddSinglePair(TSTreeCursor& cursor);
  void AddComment(TSNode node);
  void Salvage(TSTreeCursor& cursor);
  void AddProperty(TSNode node, Symbol symbol, std::uint32_t& properties);

  bool Descend(TSTreeCursor& cursor);
  void Ascend(TSTreeCursor& cursor);
  void Push(NodeData data, std::uint32_t properties);
  // Gives the pending nodes from `mark` on their places, as the children of `data`.
  void Close(std::size_t mark, NodeData data, std::uint32_t properties);
  std::uint32_t Place(const Pending& pending);
  void CheckKeys(NodeData& mapping);
  void Link();

  const SourceFile& file_;
  const Segment& segment_;
  Stream& stream_;
  std::unique_ptr<Tree> tree_;
  std::vector<Pending> pending_;
  // By number of the properties: where their node was placed, once it was.
  std::vector<Properties> properties_;
  std::vector<std::uint32_t> aliases_;
  std::vector<std::uint32_t> keys_;
  // Column bases for block scalars: where the collections around begin.
  std::vector<std::uint32_t> block_starts_;
  std::uint32_t depth_ = 0;
  bool too_deep_ = false;
};

}  // namespace linter::yaml
