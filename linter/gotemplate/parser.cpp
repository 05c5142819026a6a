#include "linter/gotemplate/parser.h"

#include <fmt/format.h>

#include <algorithm>

#include "linter/gotemplate/number.h"

// The expressions: what stands inside of `{{ }}`. Tags are in parse_control.cpp.

namespace linter::gotemplate {

static std::string Describe(const Token& token) {
  if (token.type == TokenType::End) {
    return "EOF";
  }
  if (token.type == TokenType::Error) {
    return std::string(token.text);
  }
  const bool keyword = token.type >= TokenType::Block && token.type != TokenType::Dot;
  if (keyword) {
    return fmt::format("<{}>", token.text);
  }
  if (token.text.size() > 10) {
    return Quote(token.text.substr(0, 10)) + "...";
  }
  return Quote(token.text);
}

void Parser::Fail(std::string reason) {
  if (failed()) {
    return;
  }
  const Token& token = tokens_[0];
  const auto size = static_cast<std::uint32_t>(source_.text.size());
  const bool placed = token.type != TokenType::Error;
  error_ = ParseError{fmt::format("template: {}:{}: {}", source_.name, token.line, reason),
                      token.line, std::min(token.begin, size),
                      placed ? std::min(token.end(), size) : std::min(token.begin, size)};
}

void Parser::Unexpected(const Token& token, std::string_view context) {
  if (token.type != TokenType::Error) {
    Fail(fmt::format("unexpected {} in {}", Describe(token), context));
    return;
  }
  std::string extra;
  if (action_line_ != 0 && action_line_ != token.line) {
    extra = fmt::format(" in action started at {}:{}", source_.name, action_line_);
    if (token.text.ends_with(" action")) {
      extra = extra.substr(std::string_view(" in action").size());
    }
  }
  Fail(std::string(token.text) + extra);
}

Token Parser::Next() {
  if (failed()) {
    return {};
  }
  if (peeked_ > 0) {
    --peeked_;
  } else {
    tokens_[0] = lexer_.Next();
  }
  return tokens_[static_cast<std::size_t>(peeked_)];
}

Token Parser::Peek() {
  if (failed()) {
    return {};
  }
  if (peeked_ == 0) {
    peeked_ = 1;
    tokens_[0] = lexer_.Next();
  }
  return tokens_[static_cast<std::size_t>(peeked_ - 1)];
}

Token Parser::NextNonSpace() {
  Token token = Next();
  while (token.type == TokenType::Space) {
    token = Next();
  }
  return token;
}

Token Parser::PeekNonSpace() {
  const Token token = NextNonSpace();
  if (!failed()) {
    Backup();
  }
  return token;
}

void Parser::Backup2(const Token& first) {
  tokens_[1] = first;
  peeked_ = 2;
}

void Parser::Backup3(const Token& first, const Token& second) {
  tokens_[1] = second;
  tokens_[2] = first;
  peeked_ = 3;
}

Token Parser::Expect(TokenType type, std::string_view context) {
  const Token token = NextNonSpace();
  if (token.type != type) {
    Unexpected(token, context);
  }
  return token;
}

const PipeNode* Parser::Pipeline(std::string_view context, TokenType end) {
  const Token first = PeekNonSpace();
  auto* pipe = New<PipeNode>(NodeType::Pipe, first.begin);
  pipe->line = first.line;
  Declarations(context, *pipe);
  const std::size_t mark = commands_.size();
  while (!failed()) {
    const Token token = NextNonSpace();
    if (token.type == end) {
      pipe->commands = Take(commands_, mark);
      CheckPipeline(*pipe, context);
      break;
    }
    switch (token.type) {
      case TokenType::Bool:
      case TokenType::CharConstant:
      case TokenType::Complex:
      case TokenType::Dot:
      case TokenType::Field:
      case TokenType::Identifier:
      case TokenType::Number:
      case TokenType::Nil:
      case TokenType::RawString:
      case TokenType::String:
      case TokenType::Variable:
      case TokenType::LeftParenthesis:
        Backup();
        commands_.push_back(Command());
        break;
      default:
        Unexpected(token, context);
    }
  }
  return failed() ? nullptr : pipe;
}

void Parser::Declare(const Token& variable, PipeNode& pipe) {
  auto* node = New<FieldNode>(NodeType::Variable, variable.begin);
  node->names = Append({}, variable.text);
  pipe.variables = Append<const FieldNode*>(pipe.variables, node);
  variables_.push_back(variable.text);
}

void Parser::Declarations(std::string_view context, PipeNode& pipe) {
  while (!failed() && PeekNonSpace().type == TokenType::Variable) {
    const Token variable = NextNonSpace();
    // A variable may also be the first operand, so that two tokens have to be given back.
    const Token after = Peek();
    const Token next = PeekNonSpace();
    if (next.type == TokenType::Assign || next.type == TokenType::Declare) {
      pipe.assigns = next.type == TokenType::Assign;
      NextNonSpace();
      Declare(variable, pipe);
      return;
    }
    const bool comma = next.type == TokenType::Char && next.text == ",";
    if (!comma) {
      if (after.type == TokenType::Space) {
        Backup3(variable, after);
      } else {
        Backup2(variable);
      }
      return;
    }
    NextNonSpace();
    Declare(variable, pipe);
    if (context != "range" || pipe.variables.size() >= 2) {
      Fail(fmt::format("too many declarations in {}", context));
      return;
    }
    const TokenType following = PeekNonSpace().type;
    if (following != TokenType::Variable && following != TokenType::RightDelimiter &&
        following != TokenType::RightParenthesis) {
      Fail("range can only initialize variables");
    }
  }
}

void Parser::CheckPipeline(const PipeNode& pipe, std::string_view context) {
  if (pipe.commands.empty()) {
    Fail(fmt::format("missing value for {}", context));
  }
  for (std::size_t i = 1; i < pipe.commands.size(); ++i) {
    switch (pipe.commands[i]->arguments[0]->type) {
      case NodeType::Bool:
      case NodeType::Dot:
      case NodeType::Nil:
      case NodeType::Number:
      case NodeType::String:
        Fail(fmt::format("non executable command in pipeline stage {}", i + 1));
        break;
      default:
        break;
    }
  }
}

const CommandNode* Parser::Command() {
  auto* command = New<CommandNode>(NodeType::Command, PeekNonSpace().begin);
  const std::size_t mark = nodes_.size();
  while (!failed()) {
    PeekNonSpace();
    const Node* operand = Operand();
    if (operand != nullptr) {
      nodes_.push_back(operand);
    }
    const Token token = Next();
    if (token.type == TokenType::Space) {
      continue;
    }
    if (token.type == TokenType::RightDelimiter || token.type == TokenType::RightParenthesis) {
      Backup();
    } else if (token.type != TokenType::Pipe) {
      Unexpected(token, "operand");
    }
    break;
  }
  command->arguments = Take(nodes_, mark);
  if (command->arguments.empty()) {
    Fail("empty command");
  }
  return command;
}

const Node* Parser::Operand() {
  const Node* node = Term();
  if (node == nullptr || Peek().type != TokenType::Field) {
    return node;
  }
  return Fields(*node);
}

const Node* Parser::Fields(const Node& node) {
  const std::uint32_t position = Peek().begin;
  if (node.type == NodeType::Field || node.type == NodeType::Variable) {
    const Names first = static_cast<const FieldNode&>(node).names;
    names_.assign(first.begin(), first.end());
  }
  while (Peek().type == TokenType::Field) {
    names_.push_back(Next().text.substr(1));
  }
  const Names names = Take(names_, 0);
  switch (node.type) {
    case NodeType::Field:
    case NodeType::Variable: {
      auto* field = New<FieldNode>(node.type, position);
      field->names = names;
      return field;
    }
    case NodeType::Bool:
    case NodeType::String:
    case NodeType::Number:
    case NodeType::Nil:
    case NodeType::Dot:
      Fail(fmt::format("unexpected . after term {}", Quote(Print(node))));
      return nullptr;
    default: {
      auto* chain = New<ChainNode>(NodeType::Chain, position);
      chain->names = names;
      chain->node = &node;
      return chain;
    }
  }
}

const Node* Parser::Term() {
  const Token token = NextNonSpace();
  if (failed()) {
    return nullptr;
  }
  return TermOf(token);
}

const Node* Parser::TermOf(const Token& token) {
  switch (token.type) {
    case TokenType::Identifier: {
      const Function* function = functions_.Find(token.text);
      if (function == nullptr) {
        Fail(fmt::format("function {} not defined", Quote(token.text)));
        return nullptr;
      }
      auto* node = New<IdentifierNode>(NodeType::Identifier, token.begin);
      node->name = token.text;
      node->function = function;
      return node;
    }
    case TokenType::Dot:
      return New<Node>(NodeType::Dot, token.begin);
    case TokenType::Nil:
      return New<Node>(NodeType::Nil, token.begin);
    case TokenType::Variable:
      return Variable(token);
    case TokenType::Field: {
      auto* node = New<FieldNode>(NodeType::Field, token.begin);
      node->names = Append({}, token.text.substr(1));
      return node;
    }
    case TokenType::Bool: {
      auto* node = New<BoolNode>(NodeType::Bool, token.begin);
      node->value = token.text == "true";
      return node;
    }
    case TokenType::CharConstant:
    case TokenType::Complex:
    case TokenType::Number:
      return Number(token);
    case TokenType::LeftParenthesis:
      return Parenthesis();
    case TokenType::String:
    case TokenType::RawString:
      return String(token);
    default:
      Backup();
      return nullptr;
  }
}

const Node* Parser::Variable(const Token& token) {
  if (std::find(variables_.begin(), variables_.end(), token.text) == variables_.end()) {
    Fail(fmt::format("undefined variable {}", Quote(token.text)));
    return nullptr;
  }
  auto* node = New<FieldNode>(NodeType::Variable, token.begin);
  node->names = Append({}, token.text);
  return node;
}

const Node* Parser::Number(const Token& token) {
  const auto literal = ParseLiteral(token.text);
  if (!literal) {
    const bool rune = token.type == TokenType::CharConstant;
    Fail(fmt::format("{}: {}", rune ? "malformed character constant" : "bad number syntax",
                     rune ? std::string(token.text) : Quote(token.text)));
    return nullptr;
  }
  auto* node = New<NumberNode>(NodeType::Number, token.begin);
  node->text = token.text;
  node->literal = *literal;
  return node;
}

const Node* Parser::String(const Token& token) {
  const auto content = Unquote(token.text);
  if (!content) {
    Fail("invalid syntax");
    return nullptr;
  }
  auto* node = New<StringNode>(NodeType::String, token.begin);
  node->quoted = token.text;
  const Text inside = source_.text.Slice(token.begin + 1, token.end() - 1);
  auto* text = New<TextNode>(NodeType::Text, token.begin);
  if (inside.bytes() == *content) {
    text->text = inside;
  } else {
    TextBuilder builder;
    builder.Append(*content, OriginOf(inside, origins_));
    text->text = builder.Build(memory_);
  }
  node->text = &text->text;
  return node;
}

const Node* Parser::Parenthesis() {
  if (depth_ >= MaxDepth) {
    Fail("max expression depth exceeded");
    return nullptr;
  }
  ++depth_;
  const PipeNode* pipe = Pipeline("parenthesized pipeline", TokenType::RightParenthesis);
  --depth_;
  return pipe;
}

}  // namespace linter::gotemplate
