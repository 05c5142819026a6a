#pragma once

#include <cstdint>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>

#include "linter/gotemplate/number.h"
#include "linter/gotemplate/value.h"

namespace linter::gotemplate {

struct Function;

enum class NodeType : std::uint8_t {
  Action,
  Bool,
  Break,
  Chain,
  Command,
  Continue,
  Dot,
  Else,
  End,
  Field,
  Identifier,
  If,
  List,
  Nil,
  Number,
  Pipe,
  Range,
  String,
  Template,
  Text,
  Variable,
  With,
};

using Memory = std::pmr::memory_resource;

// The tree of a template. Nodes live in a memory resource and are never freed one by one.
struct Node {
  NodeType type = NodeType::Nil;
  // Where Go says that the node stands: a byte of the source.
  std::uint32_t position = 0;
};

// Like nodes, in a memory resource.
using Names = std::span<const std::string_view>;

struct ListNode : Node {
  std::span<const Node* const> nodes;
};

struct TextNode : Node {
  Text text;
};

// `.a.b`, and `$x.a` with the variable first.
struct FieldNode : Node {
  Names names;
};

struct IdentifierNode : Node {
  std::string_view name;
  const Function* function = nullptr;
};

struct BoolNode : Node {
  bool value = false;
};

struct NumberNode : Node {
  std::string_view text;
  Literal literal;
};

struct StringNode : Node {
  std::string_view quoted;
  const Text* text = nullptr;
};

// `(…).a.b`
struct ChainNode : Node {
  const Node* node = nullptr;
  Names names;
};

struct CommandNode : Node {
  std::span<const Node* const> arguments;
};

struct PipeNode : Node {
  std::uint32_t line = 1;
  bool assigns = false;
  std::span<const FieldNode* const> variables;
  std::span<const CommandNode* const> commands;
};

struct ActionNode : Node {
  const PipeNode* pipe = nullptr;
  // From `{{` to `}}`.
  OriginId site = OriginId::None;
};

// `if`, `with` and `range`.
struct BranchNode : Node {
  const PipeNode* pipe = nullptr;
  const ListNode* list = nullptr;
  // Null without `else`.
  const ListNode* else_list = nullptr;
  // Each branch, from the `{{` of its tag to its end.
  OriginId site = OriginId::None;
  OriginId else_site = OriginId::None;
};

struct TemplateNode : Node {
  std::string_view name;
  // Null without an argument.
  const PipeNode* pipe = nullptr;
  OriginId site = OriginId::None;
};

// As Go prints it again: for error messages.
std::string Print(const Node& node);

}  // namespace linter::gotemplate
