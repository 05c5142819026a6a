#include "linter/yaml/document.h"

#include <utility>

#include "linter/yaml/tree.h"

namespace linter::yaml {

Document::Document(std::unique_ptr<const Tree> tree, Span span, bool broken)
    : tree_(std::move(tree)), span_(span), broken_(broken) {}

Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

std::optional<Node> Document::root() const {
  if (tree_->root() == NoNode) {
    return std::nullopt;
  }
  return Node(*tree_, tree_->root());
}

// The child under an offset. One that only ends there is taken where no other begins.
static std::uint32_t ChildAt(const Tree& tree, const NodeData& parent, std::uint32_t offset) {
  if (parent.kind != Kind::Mapping && parent.kind != Kind::Sequence) {
    return NoNode;
  }
  std::uint32_t ending = NoNode;
  for (std::uint32_t child = parent.first; child < parent.first + parent.count; ++child) {
    if (tree[child].begin <= offset && offset < tree[child].end) {
      return child;
    }
    if (tree[child].end == offset) {
      ending = child;
    }
  }
  return ending;
}

std::optional<Node> Document::NodeAt(std::uint32_t offset) const {
  std::uint32_t found = tree_->root();
  if (found == NoNode) {
    return std::nullopt;
  }
  for (std::uint32_t child = found; child != NoNode;) {
    found = child;
    child = ChildAt(*tree_, (*tree_)[found], offset);
  }
  return Node(*tree_, found);
}

}  // namespace linter::yaml
