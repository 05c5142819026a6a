#include "linter/kustomize/node.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace linter::kustomize {

const Member* Node::FindMember(std::string_view key) const {
  for (const auto& member : members) {
    if (member.key == key) {
      return &member;
    }
  }
  return nullptr;
}

Node* Node::Find(std::string_view key) const {
  const auto* member = FindMember(key);
  return member == nullptr ? nullptr : member->value;
}

std::string_view Node::TextOf(std::string_view key) const {
  const auto* value = Find(key);
  return value == nullptr ? std::string_view() : value->text;
}

void Node::Set(const Member& member) {
  for (auto& known : members) {
    if (known.key == member.key) {
      known.value = member.value;
      return;
    }
  }
  members.push_back(member);
}

void Node::Remove(std::string_view key) {
  std::erase_if(members, [&](const Member& member) { return member.key == key; });
}

Node* Forest::New() {
  if (nodes_.size() >= MaxNodes || bytes_ >= MaxBytes) {
    exhausted_ = true;
    spare_ = Node();
    return &spare_;
  }
  return &nodes_.emplace_back();
}

std::string_view Forest::Keep(std::string text) {
  bytes_ += text.size();
  return texts_.emplace_back(std::move(text));
}

Node* Forest::NewScalar(NodeType type, std::string_view text, Span span) {
  auto* node = New();
  node->type = type;
  node->text = text;
  node->span = span;
  return node;
}

Node* Forest::NewString(std::string text, Span span) {
  return NewScalar(NodeType::String, Keep(std::move(text)), span);
}

Node* Forest::NewMapping(Span span) {
  return NewScalar(NodeType::Mapping, {}, span);
}

Node* Forest::NewSequence(Span span) {
  return NewScalar(NodeType::Sequence, {}, span);
}

Node* Forest::Copy(const Node& node) {
  auto* copy = NewScalar(node.type, node.text, node.span);
  copy->members.reserve(node.members.size());
  for (const auto& member : node.members) {
    auto* value = Copy(*member.value);
    if (exhausted_) {
      return copy;
    }
    copy->members.push_back({member.key, member.key_span, value});
  }
  for (const auto* item : node.items) {
    auto* copied = Copy(*item);
    if (exhausted_) {
      return copy;
    }
    copy->items.push_back(copied);
  }
  return copy;
}

static Span PlaceOf(const yaml::Node& node, const Reading& reading) {
  if (reading.everywhere != nullptr) {
    return *reading.everywhere;
  }
  auto span = node.span();
  span.begin += reading.shift;
  span.end += reading.shift;
  return span;
}

static NodeType TypeOf(const yaml::Node& node) {
  const auto tag = node.tag();
  if (tag == "!!str" || tag == "!" || tag == "!!binary") {
    return NodeType::String;
  }
  switch (node.style()) {
    case yaml::Style::Empty:
      return NodeType::Null;
    case yaml::Style::Plain:
      return ResolveType(node.text());
    default:
      return NodeType::String;
  }
}

static bool IsDate(std::string_view text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
}

Node* Forest::Read(const yaml::Node& node, const Reading& reading) {
  const auto span = PlaceOf(node, reading);
  if (node.is_scalar()) {
    const auto type = TypeOf(node);
    // The way through JSON makes a time of a date.
    if (type == NodeType::String && node.style() == yaml::Style::Plain && IsDate(node.text()) &&
        node.tag().empty()) {
      return NewString(std::string(node.text()) + "T00:00:00Z", span);
    }
    auto text = node.text();
    const bool block = node.style() == yaml::Style::Literal || node.style() == yaml::Style::Folded;
    if (block && reading.unbroken_end && node.span().end >= *reading.unbroken_end &&
        text.ends_with('\n')) {
      text.remove_suffix(1);
    }
    return NewScalar(type, text, span);
  }
  auto* read = node.is_mapping() ? NewMapping(span) : NewSequence(span);
  if (node.is_mapping()) {
    for (const auto& entry : node.Entries()) {
      auto* value = Read(entry.value, reading);
      if (exhausted_) {
        return read;
      }
      read->members.push_back({entry.key.text(), PlaceOf(entry.key, reading), value});
    }
    return read;
  }
  for (const auto& item : node.Items()) {
    auto* value = Read(item, reading);
    if (exhausted_) {
      return read;
    }
    read->items.push_back(value);
  }
  return read;
}

static bool AllOf(std::string_view text, std::string_view set) {
  return !text.empty() && text.find_first_not_of(set) == std::string_view::npos;
}

static bool IsInteger(std::string_view text) {
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    text.remove_prefix(1);
  }
  if (text.size() > 2 && text[0] == '0') {
    const char base = static_cast<char>(text[1] | 0x20);
    const auto digits = text.substr(2);
    if (base == 'x') {
      return AllOf(digits, "0123456789abcdefABCDEF") && digits.size() <= 16;
    }
    if (base == 'o' || base == 'b') {
      return AllOf(digits, base == 'o' ? "01234567" : "01");
    }
  }
  if (text.size() > 1 && text[0] == '0') {
    return AllOf(text, "01234567");
  }
  constexpr std::string_view Most = "18446744073709551615";
  return AllOf(text, "0123456789") &&
         (text.size() < Most.size() || (text.size() == Most.size() && text <= Most));
}

static bool IsFloat(std::string_view text) {
  const auto skip_digits = [&text] {
    const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(end);
    return end;
  };
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
    text.remove_prefix(1);
  }
  auto digits = skip_digits();
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    digits += skip_digits();
  }
  if (digits == 0) {
    return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
      text.remove_prefix(1);
    }
    if (skip_digits() == 0) {
      return false;
    }
  }
  return text.empty();
}

NodeType ResolveType(std::string_view plain) {
  const auto is_one_of = [&](std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), plain) != words.end();
  };
  if (is_one_of({"", "~", "null", "Null", "NULL"})) {
    return NodeType::Null;
  }
  if (is_one_of({"true", "True", "TRUE", "false", "False", "FALSE"})) {
    return NodeType::Bool;
  }
  if (std::string_view("+-.0123456789").find(plain[0]) == std::string_view::npos) {
    return NodeType::String;
  }
  std::string digits;
  if (plain.find('_') != std::string_view::npos) {
    digits = plain;
    std::erase(digits, '_');
    return IsInteger(digits) ? NodeType::Int : NodeType::String;
  }
  if (IsInteger(plain)) {
    return NodeType::Int;
  }
  return IsFloat(plain) ? NodeType::Float : NodeType::String;
}

bool Equal(const Node& left, const Node& right) {
  if (left.type != right.type || left.text != right.text ||
      left.members.size() != right.members.size() || left.items.size() != right.items.size()) {
    return false;
  }
  for (std::size_t i = 0; i < left.items.size(); ++i) {
    if (!Equal(*left.items[i], *right.items[i])) {
      return false;
    }
  }
  return std::all_of(left.members.begin(), left.members.end(), [&](const Member& member) {
    const auto* other = right.Find(member.key);
    return other != nullptr && Equal(*member.value, *other);
  });
}

}  // namespace linter::kustomize
