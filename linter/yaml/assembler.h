#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "linter/text/problem.h"
#include "linter/text/source_file.h"
#include "linter/yaml/tree.h"

namespace linter::yaml {

// Puts a tree together from nodes that come in the order of the text, children before parents. A
// node waits until its parent ends, so that the children of each lie side by side.
class Assembler {
 public:
  explicit Assembler(const SourceFile& file);

  // Nodes that wait for their parent.
  std::size_t waiting() const { return pending_.size(); }
  std::uint32_t last_end() const { return pending_.back().data.end; }
  // Cooked text is appended here.
  std::string& arena() { return tree_->arena_; }
  void Reserve(std::size_t nodes) { tree_->nodes_.reserve(nodes); }

  // Begins properties for a node to come; their number.
  std::uint32_t AddProperties();
  void SetTag(std::uint32_t properties, std::string_view tag, std::string resolved);
  void SetAnchor(std::uint32_t properties, std::string_view anchor);

  void Add(NodeData data, std::uint32_t properties);
  void AddAlias(Span span, std::string_view name);
  void AddEmpty(std::uint32_t offset, std::uint32_t properties);
  // Ends a collection: its children are what waits from `mark` on.
  void Close(std::size_t mark, NodeData data, std::uint32_t properties);
  // Forgets what waits from `mark` on.
  void Drop(std::size_t mark) { pending_.resize(mark); }

  // The first node that waits is the root; none makes an empty tree.
  std::unique_ptr<const Tree> Finish();
  // Keys written twice, and aliases of nothing.
  std::vector<Problem>& problems() { return problems_; }

 private:
  struct Pending {
    NodeData data;
    std::uint32_t properties = NoNode;
  };

  std::uint32_t Place(const Pending& pending);
  void CheckKeys(NodeData& mapping);
  void CheckManyKeys();
  void ReportTwice(std::uint32_t key, std::uint32_t earlier);
  void Link();
  void BoundExpansion();

  const SourceFile& file_;
  std::unique_ptr<Tree> tree_;
  std::vector<Pending> pending_;
  // In the order of the text; `node` is where the node was placed, once it was.
  std::vector<Properties> properties_;
  // The latest properties with an anchor of this name.
  std::unordered_map<std::string_view, std::uint32_t> anchors_;
  std::vector<std::uint32_t> aliases_;
  std::vector<std::uint32_t> keys_;
  std::vector<Problem> problems_;
};

}  // namespace linter::yaml
