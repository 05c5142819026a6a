#include "linter/yaml/slot.h"

#include <algorithm>

#include "linter/yaml/line.h"
#include "linter/yaml/tree.h"

namespace linter::yaml {

// Whether what is found below `node` may stand elsewhere.
static bool IsShared(const Node& node, const Node& child) {
  return node.kind_as_written() == Kind::Alias || child.Parent() != node;
}

Slot Slot::operator[](std::string_view key) const {
  if (missing_count_ == 0) {
    if (const std::optional<Node> value = node_.Find(key)) {
      return {*value, shared_ || IsShared(node_, *value)};
    }
  }
  Slot slot = *this;
  slot.shared_ = shared_ || node_.kind_as_written() == Kind::Alias;
  if (slot.missing_count_ < MaxMissing) {
    slot.missing_[slot.missing_count_] = key;
  }
  slot.missing_count_ = static_cast<std::uint8_t>(std::min<int>(slot.missing_count_ + 1, 255));
  return slot;
}

std::vector<std::string_view> Slot::missing() const {
  return {missing_.begin(), missing_.begin() + std::min<std::size_t>(missing_count_, MaxMissing)};
}

std::optional<Node> Editable(const Slot& slot) {
  if (slot.shared_ || slot.missing_count_ > Slot::MaxMissing) {
    return std::nullopt;
  }
  return slot.node_;
}

// A span of one line: what lies on the first, where there are several.
static Span FirstLine(const Node& node) {
  Span span = node.span();
  const std::string& text = node.tree().file().text;
  span.end = std::min(span.end, static_cast<std::uint32_t>(LineEnd(text, span.begin)));
  return span;
}

// The label of a document: the object's name, else its kind, else its first key.
static std::optional<Node> LabelOfMapping(const Node& mapping) {
  if (const auto metadata = mapping.Find("metadata")) {
    if (const auto name = metadata->Find("name"); name && name->is_scalar() && !name->IsNull()) {
      return name;
    }
  }
  if (const auto kind = mapping.Find("kind"); kind && kind->is_scalar() && !kind->IsNull()) {
    return kind;
  }
  return std::nullopt;
}

// The node by whose text a reader knows another one; itself where it has no better label.
static Node LabelOf(const Node& node) {
  if (const auto key = node.Key()) {
    return *key;
  }
  if (node.is_mapping()) {
    auto label = node.Parent() ? node.Find("name") : LabelOfMapping(node);
    if (node.Parent() && (!label || !label->is_scalar() || label->IsNull())) {
      label.reset();
    }
    // A name that was merged in stands elsewhere: the item itself is the better place.
    if (label && node.kind_as_written() == Kind::Mapping && node.span().Covers(label->span())) {
      return *label;
    }
    if (node.kind_as_written() == Kind::Mapping) {
      const std::vector<Entry> entries = node.Entries();
      if (!entries.empty() && node.span().Covers(entries.front().key.span())) {
        return entries.front().key;
      }
    }
  }
  if (node.kind_as_written() == Kind::Sequence && node.size() > 0) {
    const Node first = node.Item(0);
    if (first.is_scalar()) {
      return first;
    }
  }
  return node;
}

Place Slot::label() const {
  const Node label = LabelOf(node_);
  Place place = FirstLine(label);
  const auto key = label.Key();
  place.key = key ? FirstLine(*key) : place;
  place.holder = node_.span();
  for (const std::string_view each : missing()) {
    place.missing.emplace_back(each);
  }
  return place;
}

Place Slot::span() const {
  return present() && node_.is_scalar() ? Place(FirstLine(node_)) : label();
}

std::optional<bool> Slot::Bool() const {
  return present() ? node_.Bool() : std::nullopt;
}

std::optional<std::int64_t> Slot::Int() const {
  return present() ? node_.Int() : std::nullopt;
}

std::optional<double> Slot::Float() const {
  return present() ? node_.Float() : std::nullopt;
}

std::optional<std::string_view> Slot::String() const {
  return present() ? node_.String() : std::nullopt;
}

std::optional<std::string_view> Slot::Text() const {
  return present() && node_.is_scalar() ? std::optional(node_.text()) : std::nullopt;
}

std::vector<Slot> Slot::Items() const {
  std::vector<Slot> items;
  if (is_sequence()) {
    for (const Node& item : node_.Items()) {
      items.push_back(Slot(item, shared_ || IsShared(node_, item)));
    }
  }
  return items;
}

std::vector<Slot::Member> Slot::Members() const {
  std::vector<Member> members;
  if (is_mapping()) {
    for (const Entry& entry : node_.Entries()) {
      if (entry.key.is_scalar()) {
        members.push_back({entry.key.text(), FirstLine(entry.key),
                           Slot(entry.value, shared_ || IsShared(node_, entry.value))});
      }
    }
  }
  return members;
}

}  // namespace linter::yaml
