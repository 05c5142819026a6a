#include "linter/yaml/node.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "linter/yaml/resolve.h"
#include "linter/yaml/tree.h"

namespace linter::yaml {

const NodeData& Node::data() const {
  return (*tree_)[index_];
}

const NodeData& Node::target() const {
  // What an alias without an anchor stands for.
  static const NodeData Nothing;
  const std::uint32_t resolved = tree_->Resolve(index_);
  return resolved == NoNode ? Nothing : (*tree_)[resolved];
}

Kind Node::kind() const {
  return target().kind;
}

Kind Node::kind_as_written() const {
  return data().kind;
}

Style Node::style() const {
  return target().style;
}

Span Node::span() const {
  return {tree_->file().id, data().begin, data().end};
}

std::string_view Node::tag() const {
  const std::uint32_t resolved = tree_->Resolve(index_);
  const Properties* properties = resolved == NoNode ? nullptr : tree_->PropertiesOf(resolved);
  return properties == nullptr ? std::string_view() : properties->tag;
}

std::string_view Node::anchor() const {
  const std::uint32_t resolved = tree_->Resolve(index_);
  const Properties* properties = resolved == NoNode ? nullptr : tree_->PropertiesOf(resolved);
  return properties == nullptr ? std::string_view() : properties->anchor;
}

std::string_view Node::text() const {
  return tree_->TextOf(target());
}

// What a scalar stands for, its tag and style considered.
static Resolved Resolve(const Node& node, Schema schema) {
  const std::uint32_t index = node.tree().Resolve(node.index());
  const Properties* properties = index == NoNode ? nullptr : node.tree().PropertiesOf(index);
  if (properties == nullptr || properties->tag.empty()) {
    const bool plain = node.style() == Style::Plain || node.style() == Style::Empty;
    return plain ? ResolvePlain(node.text(), schema) : Resolved{};
  }
  const std::string_view tag = properties->resolved_tag;
  Resolved resolved;
  if (tag == "!!int" || tag == "!!float" || tag == "!!bool" || tag == "!!null") {
    resolved = ResolvePlain(node.text(), schema);
  }
  if (tag == "!!float" && resolved.type == ScalarType::Int) {
    resolved.type = ScalarType::Float;
  }
  return resolved;
}

ScalarType Node::Type(Schema schema) const {
  return is_scalar() ? Resolve(*this, schema).type : ScalarType::String;
}

bool Node::IsNull() const {
  return is_scalar() && Resolve(*this, Schema::Kubernetes).type == ScalarType::Null;
}

std::optional<bool> Node::Bool(Schema schema) const {
  if (!is_scalar()) {
    return std::nullopt;
  }
  const Resolved resolved = Resolve(*this, schema);
  return resolved.type == ScalarType::Bool ? std::optional(resolved.boolean) : std::nullopt;
}

std::optional<std::int64_t> Node::Int(Schema schema) const {
  if (!is_scalar()) {
    return std::nullopt;
  }
  const Resolved resolved = Resolve(*this, schema);
  // Both bounds are exact as floats.
  constexpr double Limit = 9223372036854775808.0;
  if (resolved.type == ScalarType::Float && resolved.real == std::trunc(resolved.real) &&
      resolved.real >= -Limit && resolved.real < Limit) {
    return static_cast<std::int64_t>(resolved.real);
  }
  return resolved.type == ScalarType::Int ? resolved.integer : std::nullopt;
}

std::optional<double> Node::Float(Schema schema) const {
  if (!is_scalar()) {
    return std::nullopt;
  }
  const Resolved resolved = Resolve(*this, schema);
  const bool number = resolved.type == ScalarType::Int || resolved.type == ScalarType::Float;
  return number ? std::optional(resolved.real) : std::nullopt;
}

std::optional<std::string_view> Node::String() const {
  if (!is_scalar() || Resolve(*this, Schema::Kubernetes).type != ScalarType::String) {
    return std::nullopt;
  }
  return text();
}

std::optional<Node> Node::Parent() const {
  if (data().parent == NoNode) {
    return std::nullopt;
  }
  return Node(*tree_, data().parent);
}

std::optional<Node> Node::Key() const {
  const std::optional<Node> parent = Parent();
  if (!parent || parent->data().kind != Kind::Mapping) {
    return std::nullopt;
  }
  const bool is_value = (index_ - parent->data().first) % 2 == 1;
  return is_value ? std::optional(Node(*tree_, index_ - 1)) : std::nullopt;
}

std::string Node::Pointer() const {
  std::vector<std::string> steps;
  for (std::optional<Node> node = *this; node; node = node->Parent()) {
    const std::optional<Node> parent = node->Parent();
    if (!parent) {
      break;
    }
    const std::uint32_t position = node->index_ - parent->data().first;
    std::string step = "/";
    if (parent->data().kind == Kind::Sequence) {
      step += std::to_string(position);
    } else {
      for (const char c : Node(*tree_, node->index_ - position % 2).text()) {
        step += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
      }
    }
    steps.push_back(std::move(step));
  }
  std::string pointer;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    pointer += *step;
  }
  return pointer;
}

}  // namespace linter::yaml
