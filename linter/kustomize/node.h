#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/text/span.h"
#include "linter/yaml/node.h"

namespace linter::kustomize {

enum class NodeType : std::uint8_t { Null, Bool, Int, Float, String, Mapping, Sequence };

struct Node;

// One pair of a mapping.
struct Member {
  std::string_view key;
  Span key_span;
  Node* value;
};

// A node of an object that several files build. It can be changed, and knows where each of its
// parts was written: in a base, a patch, or the kustomization that set it.
struct Node {
  NodeType type = NodeType::Null;
  // Of a scalar: a string's content, a number as it is written.
  std::string_view text;
  Span span;
  // Of a mapping, in the order in which they came.
  std::vector<Member> members;
  // Of a sequence.
  std::vector<Node*> items;

  bool is_mapping() const { return type == NodeType::Mapping; }
  bool is_sequence() const { return type == NodeType::Sequence; }
  bool is_scalar() const { return !is_mapping() && !is_sequence(); }
  bool is_null() const { return type == NodeType::Null; }
  bool is_string() const { return type == NodeType::String; }

  // Null where there is none, and for what is no mapping.
  Node* Find(std::string_view key) const;
  const Member* FindMember(std::string_view key) const;
  // The text of a scalar below a key; empty for all else.
  std::string_view TextOf(std::string_view key) const;
  // Replaces the value of a key, or adds it behind the others.
  void Set(const Member& member);
  void Remove(std::string_view key);
};

// What of a document a place is taken from when a tree is read.
struct Reading {
  // Added to all offsets: the text is a piece of a file.
  std::uint32_t shift = 0;
  // Where a text ends that has no line break at its end: a block scalar that reaches it has none
  // either.
  std::optional<std::uint32_t> unbroken_end = {};
  // Instead of all places, where the text stands in no file as it is.
  const Span* everywhere = nullptr;
};

// Where nodes live, and the texts that were made for them; they go together with it.
class Forest {
 public:
  // More nodes than any overlay that people write comes near.
  static constexpr std::size_t MaxNodes = 4'000'000;
  static constexpr std::size_t MaxBytes = std::size_t{256} << 20U;

  Node* NewScalar(NodeType type, std::string_view text, Span span);
  // A string; the text is kept.
  Node* NewString(std::string text, Span span);
  Node* NewMapping(Span span);
  Node* NewSequence(Span span);
  Node* Copy(const Node& node);
  // A document, or a part of one, which must outlive the forest.
  Node* Read(const yaml::Node& node, const Reading& reading = {});
  std::string_view Keep(std::string text);

  // The bounds are reached; what is asked for from then on is null, and the result worth nothing.
  bool exhausted() const { return exhausted_; }

 private:
  Node* New();

  std::deque<Node> nodes_;
  std::deque<std::string> texts_;
  std::size_t bytes_ = 0;
  bool exhausted_ = false;
  // Handed out when the bounds are reached.
  Node spare_;
};

// What a plain scalar stands for as kustomize reads it: YAML 1.2 with octal numbers and dates.
NodeType ResolveType(std::string_view plain);
// Whether all of two trees is the same, places aside.
bool Equal(const Node& left, const Node& right);

}  // namespace linter::kustomize
