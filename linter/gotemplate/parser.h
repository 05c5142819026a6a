#pragma once

#include <array>
#include <map>
#include <memory>
#include <memory_resource>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "linter/gotemplate/lexer.h"
#include "linter/gotemplate/node.h"
#include "linter/gotemplate/template_set.h"

namespace linter::gotemplate {

using Templates = std::map<std::string, Template, std::less<>>;

// Reads one source as Go's package `parse` does, errors included. After an error everything
// unwinds: functions return null, and tokens are at their end.
class Parser {
 public:
  Parser(const Source& source, const Functions& functions, std::pmr::memory_resource& memory,
         Origins& origins);

  // All templates that the source defines, itself included; empty after an error.
  Templates ParseSource();
  const std::optional<ParseError>& error() const { return error_; }

 private:
  // A tag's keyword and what it leads to.
  struct Body {
    const ListNode* list = nullptr;
    // The `else` or `end` that stopped it.
    NodeType stop = NodeType::End;
    // Where the stop's `{{` stands.
    std::uint32_t end = 0;
  };

  bool failed() const { return error_.has_value(); }
  void Fail(std::string reason);
  void Unexpected(const Token& token, std::string_view context);

  Token Next();
  Token Peek();
  Token NextNonSpace();
  Token PeekNonSpace();
  void Backup() { ++peeked_; }
  void Backup2(const Token& first);
  void Backup3(const Token& first, const Token& second);
  Token Expect(TokenType type, std::string_view context);

  template <typename T>
  T* New(NodeType type, std::uint32_t position) {
    T* node = new (std::pmr::polymorphic_allocator<T>(&memory_).allocate(1)) T();
    node->type = type;
    node->position = position;
    return node;
  }
  // Takes what stands on a stack above `mark` into memory of its own.
  template <typename T>
  std::span<const T> Take(std::vector<T>& stack, std::size_t mark) {
    const std::size_t count = stack.size() - mark;
    T* copy = std::pmr::polymorphic_allocator<T>(&memory_).allocate(count);
    std::uninitialized_copy(stack.begin() + static_cast<std::ptrdiff_t>(mark), stack.end(), copy);
    stack.resize(mark);
    return {copy, count};
  }
  template <typename T>
  std::span<const T> Append(std::span<const T> items, const T& item) {
    T* copy = std::pmr::polymorphic_allocator<T>(&memory_).allocate(items.size() + 1);
    std::uninitialized_copy(items.begin(), items.end(), copy);
    new (copy + items.size()) T(item);
    return {copy, items.size() + 1};
  }
  OriginId SiteOf(std::uint32_t begin, std::uint32_t end);
  void Add(std::string_view name, const ListNode* root);
  std::string_view Keep(const std::string& text);

  Body ItemList();
  Body DefinedBody(std::string_view name, std::string_view context);
  const Node* TextOrAction();
  const Node* ParseAction();
  const Node* LoopControl(NodeType type, const Token& token);
  const Node* ElseControl();
  const Node* BlockControl();
  const Node* TemplateControl();
  const Node* BranchControl(NodeType type);
  void ParseElse(NodeType type, const Body& body, BranchNode& branch);
  void ParseDefinition();
  std::string_view TemplateName(const Token& token, std::string_view context);

  const PipeNode* Pipeline(std::string_view context, TokenType end);
  void Declarations(std::string_view context, PipeNode& pipe);
  void Declare(const Token& variable, PipeNode& pipe);
  void CheckPipeline(const PipeNode& pipe, std::string_view context);
  const CommandNode* Command();
  const Node* Operand();
  const Node* Fields(const Node& node);
  const Node* Term();
  const Node* TermOf(const Token& token);
  const Node* Variable(const Token& token);
  const Node* Number(const Token& token);
  const Node* String(const Token& token);
  const Node* Parenthesis();

  static constexpr std::uint32_t MaxDepth = 1000;

  const Source& source_;
  const Functions& functions_;
  std::pmr::memory_resource& memory_;
  Origins& origins_;
  Lexer lexer_;
  std::array<Token, 3> tokens_;
  int peeked_ = 0;
  std::vector<std::string_view> variables_ = {"$"};
  std::uint32_t action_line_ = 0;
  std::uint32_t action_begin_ = 0;
  std::uint32_t range_depth_ = 0;
  std::uint32_t depth_ = 0;
  // Stacks of what the nodes that are being read hold so far.
  std::vector<const Node*> nodes_;
  std::vector<const CommandNode*> commands_;
  std::vector<std::string_view> names_;
  Templates templates_;
  std::optional<ParseError> error_;
};

}  // namespace linter::gotemplate
