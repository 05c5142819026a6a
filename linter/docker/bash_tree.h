#pragma once

#include <tree_sitter/api.h>

#include <memory>
#include <string_view>
#include <vector>

namespace linter::docker {

struct BashTreeDeleter {
  void operator()(TSTree* tree) const { ts_tree_delete(tree); }
};
using BashTree = std::unique_ptr<TSTree, BashTreeDeleter>;

// Empty when the budget, which grows with the text, is used up.
BashTree ParseBash(std::string_view text);

std::vector<TSNode> ChildrenOf(TSNode node);
std::string_view TypeOf(TSNode node);

}  // namespace linter::docker
