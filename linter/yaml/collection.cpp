// Items and entries of collections, merge keys unfolded.
#include <algorithm>
#include <unordered_set>

#include "linter/yaml/node.h"
#include "linter/yaml/tree.h"

namespace linter::yaml {

// The mappings that `root` merges, in order of precedence, `root` first.
static std::vector<std::uint32_t> MergedMappings(const Tree& tree, std::uint32_t root) {
  std::vector<std::uint32_t> order;
  std::vector<std::uint32_t> waiting = {root};
  std::unordered_set<std::uint32_t> seen;
  const auto enqueue = [&tree, &waiting](std::uint32_t index) {
    const std::uint32_t target = tree.Resolve(index);
    if (target != NoNode && tree[target].kind == Kind::Mapping) {
      waiting.push_back(target);
    }
  };
  while (!waiting.empty()) {
    const std::uint32_t mapping = waiting.back();
    waiting.pop_back();
    if (!seen.insert(mapping).second) {
      continue;
    }
    order.push_back(mapping);
    const NodeData& data = tree[mapping];
    if (!data.merges) {
      continue;
    }
    // The last one pushed is the next one taken.
    for (std::uint32_t key = data.first; key < data.first + data.count; key += 2) {
      const std::uint32_t value = tree.Resolve(key + 1);
      if (!tree.IsMergeKey(key) || value == NoNode) {
        continue;
      }
      if (tree[value].kind == Kind::Sequence) {
        for (std::uint32_t item = tree[value].count; item > 0; --item) {
          enqueue(tree[value].first + item - 1);
        }
      } else {
        enqueue(value);
      }
    }
  }
  return order;
}

// The key of the last pair of one mapping that has this name; NoNode without one.
static std::uint32_t FindKey(const Tree& tree, const NodeData& mapping, std::string_view name) {
  for (std::uint32_t end = mapping.first + mapping.count; end > mapping.first; end -= 2) {
    const NodeData& key = tree[end - 2];
    const bool merge = mapping.merges && tree.IsMergeKey(end - 2);
    if (key.kind == Kind::Scalar && key.count == name.size() && tree.TextOf(key) == name &&
        !merge) {
      return end - 2;
    }
  }
  return NoNode;
}

std::optional<Entry> Node::FindEntry(std::string_view key) const {
  const NodeData& mapping = target();
  if (mapping.kind != Kind::Mapping) {
    return std::nullopt;
  }
  const auto found = [this](std::uint32_t place) {
    return Entry{Node(*tree_, place), Node(*tree_, place + 1)};
  };
  const std::uint32_t own = FindKey(*tree_, mapping, key);
  if (own != NoNode) {
    return found(own);
  }
  if (!mapping.merges) {
    return std::nullopt;
  }
  for (const std::uint32_t merged : MergedMappings(*tree_, tree_->Resolve(index_))) {
    const std::uint32_t place = FindKey(*tree_, (*tree_)[merged], key);
    if (place != NoNode) {
      return found(place);
    }
  }
  return std::nullopt;
}

std::optional<Node> Node::Find(std::string_view key) const {
  const std::optional<Entry> entry = FindEntry(key);
  return entry ? std::optional(entry->value) : std::nullopt;
}

std::vector<Entry> Node::Entries() const {
  std::vector<Entry> entries;
  const NodeData& mapping = target();
  if (mapping.kind != Kind::Mapping) {
    return entries;
  }
  entries.reserve(mapping.count / 2);
  if (!mapping.merges) {
    for (std::uint32_t i = 0; i < mapping.count; i += 2) {
      entries.push_back({Node(*tree_, mapping.first + i), Node(*tree_, mapping.first + i + 1)});
    }
    return entries;
  }
  std::unordered_set<std::string_view> names;
  for (const std::uint32_t merged : MergedMappings(*tree_, tree_->Resolve(index_))) {
    const NodeData& data = (*tree_)[merged];
    const std::size_t before = entries.size();
    for (std::uint32_t key = data.first; key < data.first + data.count; key += 2) {
      const Node node(*tree_, key);
      const bool known = node.is_scalar() && names.count(node.text()) > 0;
      if (!known && !(data.merges && tree_->IsMergeKey(key))) {
        entries.push_back({node, Node(*tree_, key + 1)});
      }
    }
    for (std::size_t i = before; i < entries.size(); ++i) {
      if (entries[i].key.is_scalar()) {
        names.insert(entries[i].key.text());
      }
    }
  }
  return entries;
}

std::size_t Node::size() const {
  const NodeData& node = target();
  switch (node.kind) {
    case Kind::Sequence:
      return node.count;
    case Kind::Mapping:
      return node.merges ? Entries().size() : node.count / 2;
    default:
      return 0;
  }
}

Node Node::Item(std::size_t position) const {
  return {*tree_, target().first + static_cast<std::uint32_t>(position)};
}

std::vector<Node> Node::Items() const {
  std::vector<Node> items;
  const NodeData& sequence = target();
  if (sequence.kind == Kind::Sequence) {
    items.reserve(sequence.count);
    for (std::uint32_t i = 0; i < sequence.count; ++i) {
      items.emplace_back(*tree_, sequence.first + i);
    }
  }
  return items;
}

}  // namespace linter::yaml
