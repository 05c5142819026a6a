#include "linter/yaml/assembler.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace linter::yaml {

// A node that has ended, but waits for its place.
constexpr std::uint32_t Ended = NoNode - 1;
// Up to here each key is compared with each, which is faster than sorting them.
constexpr std::size_t FewKeys = 16;

Assembler::Assembler(const SourceFile& file) : file_(file), tree_(std::make_unique<Tree>(file)) {}

std::uint32_t Assembler::AddProperties() {
  properties_.emplace_back();
  return static_cast<std::uint32_t>(properties_.size() - 1);
}

void Assembler::SetTag(std::uint32_t properties, std::string_view tag, std::string resolved) {
  properties_[properties].tag = tag;
  properties_[properties].resolved_tag = std::move(resolved);
}

void Assembler::SetAnchor(std::uint32_t properties, std::string_view anchor) {
  properties_[properties].anchor = anchor;
  anchors_[anchor] = properties;
}

void Assembler::Add(NodeData data, std::uint32_t properties) {
  data.has_properties = properties != NoNode;
  if (data.has_properties) {
    properties_[properties].node = Ended;
  }
  pending_.push_back({data, properties});
}

void Assembler::AddAlias(Span span, std::string_view name) {
  NodeData data = {.begin = span.begin, .end = span.end, .first = NoNode, .kind = Kind::Alias};
  const auto anchor = anchors_.find(name);
  if (anchor == anchors_.end()) {
    problems_.push_back({ProblemKind::UndefinedAlias, span,
                         fmt::format("alias `*{}` has no anchor before it", name)});
  } else if (properties_[anchor->second].node == NoNode) {
    problems_.push_back({ProblemKind::AliasExpansion, span,
                         fmt::format("alias `*{}` stands inside of what it stands for", name)});
  } else {
    data.first = anchor->second;
  }
  Add(data, NoNode);
}

void Assembler::AddEmpty(std::uint32_t offset, std::uint32_t properties) {
  Add({.begin = offset, .end = offset, .first = offset}, properties);
}

std::uint32_t Assembler::Place(const Pending& pending) {
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

void Assembler::Close(std::size_t mark, NodeData data, std::uint32_t properties) {
  data.first = static_cast<std::uint32_t>(tree_->nodes_.size());
  data.count = static_cast<std::uint32_t>(pending_.size() - mark);
  for (std::size_t i = mark; i < pending_.size(); ++i) {
    Place(pending_[i]);
  }
  pending_.resize(mark);
  if (data.kind == Kind::Mapping) {
    CheckKeys(data);
  }
  Add(data, properties);
}

void Assembler::ReportTwice(std::uint32_t key, std::uint32_t earlier) {
  const NodeData& second = (*tree_)[key];
  const NodeData& first = (*tree_)[earlier];
  problems_.push_back(
      {.kind = ProblemKind::DuplicateKey,
       .span = {file_.id, second.begin, second.end},
       .message = fmt::format("key `{}` is written twice in this mapping", tree_->TextOf(second)),
       .related = Related{{file_.id, first.begin, first.end}, "first written here"}});
}

// Notes merge keys, and reports every key that an earlier one of the mapping equals.
void Assembler::CheckKeys(NodeData& mapping) {
  keys_.clear();
  const std::uint32_t end = mapping.first + mapping.count;
  for (std::uint32_t index = mapping.first; index < end; index += 2) {
    if ((*tree_)[index].kind == Kind::Scalar) {
      keys_.push_back(index);
      mapping.merges = mapping.merges || tree_->IsMergeKey(index);
    }
  }
  if (keys_.size() > FewKeys) {
    CheckManyKeys();
    return;
  }
  for (std::size_t i = 1; i < keys_.size(); ++i) {
    const NodeData& key = (*tree_)[keys_[i]];
    for (std::size_t j = 0; j < i; ++j) {
      const NodeData& earlier = (*tree_)[keys_[j]];
      if (key.count == earlier.count && tree_->TextOf(key) == tree_->TextOf(earlier)) {
        ReportTwice(keys_[i], keys_[j]);
        break;
      }
    }
  }
}

void Assembler::CheckManyKeys() {
  const auto text = [this](std::uint32_t key) { return tree_->TextOf((*tree_)[key]); };
  std::stable_sort(keys_.begin(), keys_.end(), [&text](std::uint32_t left, std::uint32_t right) {
    return text(left) < text(right);
  });
  std::size_t first = 0;
  for (std::size_t i = 1; i < keys_.size(); ++i) {
    if (text(keys_[i]) == text(keys_[first])) {
      ReportTwice(keys_[i], keys_[first]);
    } else {
      first = i;
    }
  }
}

void Assembler::Link() {
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
    std::uint32_t& first = nodes[alias].first;
    if (first != NoNode) {
      // What was dropped has no place.
      const std::uint32_t placed = properties_[first].node;
      first = placed == Ended ? NoNode : placed;
    }
  }
}

// Cuts the aliases through which the document would unfold to more nodes than any reader could
// walk, and says so at the first. Nodes are met in the order in which they end: children before
// their parents, and what an alias stands for before the alias.
void Assembler::BoundExpansion() {
  constexpr std::uint64_t MostNodes = 1'000'000;
  std::vector<NodeData>& nodes = tree_->nodes_;
  std::vector<std::uint32_t> order(nodes.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
    return nodes[left].end < nodes[right].end;
  });
  std::vector<std::uint64_t> sizes(nodes.size(), 1);
  std::uint64_t unfolded = 0;
  bool reported = false;
  for (const std::uint32_t index : order) {
    NodeData& data = nodes[index];
    if (data.kind == Kind::Alias && data.first != NoNode) {
      sizes[index] = sizes[data.first];
    } else if (data.kind == Kind::Mapping || data.kind == Kind::Sequence) {
      for (std::uint32_t child = data.first; child < data.first + data.count; ++child) {
        sizes[index] += sizes[child];
      }
    }
    if (data.kind != Kind::Alias) {
      continue;
    }
    unfolded += sizes[index];
    if (unfolded <= MostNodes) {
      continue;
    }
    unfolded -= sizes[index];
    data.first = NoNode;
    sizes[index] = 1;
    if (!reported) {
      problems_.push_back({.kind = ProblemKind::AliasExpansion,
                           .span = {file_.id, data.begin, data.end},
                           .message = "aliases unfold to more than a million nodes"});
      reported = true;
    }
  }
}

std::unique_ptr<const Tree> Assembler::Finish() {
  if (!pending_.empty()) {
    tree_->root_ = Place(pending_.front());
  }
  Link();
  if (!aliases_.empty()) {
    BoundExpansion();
  }
  return std::move(tree_);
}

}  // namespace linter::yaml
