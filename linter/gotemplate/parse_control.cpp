#include <fmt/format.h>

#include <utility>

#include "linter/gotemplate/parser.h"

// The tags: text, actions, branches, definitions.

namespace linter::gotemplate {

Parser::Parser(const Source& source, const Functions& functions, std::pmr::memory_resource& memory,
               Origins& origins)
    : source_(source),
      functions_(functions),
      memory_(memory),
      origins_(origins),
      lexer_(source.text.bytes()) {}

OriginId Parser::SiteOf(std::uint32_t begin, std::uint32_t end) {
  const Text slice = source_.text.Slice(begin, end);
  if (slice.run_count() == 0) {
    return OriginId::None;
  }
  const Run run = slice.RunAt(0);
  const Origin written = origins_[origins_.Innermost(run.origin)];
  if (run.offset == NotCopied || run.end < slice.size() || written.kind != OriginKind::Written) {
    return OriginOf(slice, origins_);
  }
  const std::uint32_t first = written.span.begin + run.offset;
  return origins_.Written({written.span.file, first, first + slice.size()});
}

std::string_view Parser::Keep(const std::string& text) {
  char* data = std::pmr::polymorphic_allocator<char>(&memory_).allocate(text.size() + 1);
  text.copy(data, text.size());
  return {data, text.size()};
}

static bool IsEmptyTree(const Node& node) {
  if (node.type == NodeType::Text) {
    const auto bytes = static_cast<const TextNode&>(node).text.bytes();
    return bytes.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos;
  }
  if (node.type != NodeType::List) {
    return false;
  }
  for (const Node* item : static_cast<const ListNode&>(node).nodes) {
    if (!IsEmptyTree(*item)) {
      return false;
    }
  }
  return true;
}

void Parser::Add(std::string_view name, const ListNode* root) {
  const auto found = templates_.find(name);
  if (found == templates_.end() || IsEmptyTree(*found->second.root)) {
    templates_.insert_or_assign(std::string(name), Template{name, &source_, root});
  } else if (!IsEmptyTree(*root)) {
    Fail(fmt::format("template: multiple definition of template {}", Quote(name)));
  }
}

Templates Parser::ParseSource() {
  auto* root = New<ListNode>(NodeType::List, Peek().begin);
  while (!failed() && Peek().type != TokenType::End) {
    if (Peek().type == TokenType::LeftDelimiter) {
      const Token delimiter = Next();
      if (NextNonSpace().type == TokenType::Define) {
        ParseDefinition();
        continue;
      }
      Backup2(delimiter);
    }
    const Node* node = TextOrAction();
    if (node == nullptr) {
      break;
    }
    if (node->type == NodeType::End || node->type == NodeType::Else) {
      Fail(fmt::format("unexpected {}", Print(*node)));
      break;
    }
    nodes_.push_back(node);
  }
  if (!failed()) {
    root->nodes = Take(nodes_, 0);
    Add(source_.name, root);
  }
  return failed() ? Templates() : std::move(templates_);
}

void Parser::ParseDefinition() {
  constexpr std::string_view Context = "define clause";
  const Token token = NextNonSpace();
  if (token.type != TokenType::String && token.type != TokenType::RawString) {
    Unexpected(token, Context);
    return;
  }
  const std::string_view name = TemplateName(token, Context);
  Expect(TokenType::RightDelimiter, Context);
  DefinedBody(name, Context);
}

// A definition has variables and loops of its own.
Parser::Body Parser::DefinedBody(std::string_view name, std::string_view context) {
  const auto variables = std::exchange(variables_, {"$"});
  const auto range_depth = std::exchange(range_depth_, 0);
  const Body body = ItemList();
  variables_ = variables;
  range_depth_ = range_depth;
  if (!failed() && body.stop != NodeType::End) {
    Fail(fmt::format("unexpected {{{{else}}}} in {}", context));
  }
  if (!failed()) {
    Add(name, body.list);
  }
  return body;
}

Parser::Body Parser::ItemList() {
  auto* list = New<ListNode>(NodeType::List, PeekNonSpace().begin);
  if (depth_ >= MaxDepth) {
    Fail("max expression depth exceeded");
  }
  ++depth_;
  Body body;
  const std::size_t mark = nodes_.size();
  while (!failed() && PeekNonSpace().type != TokenType::End) {
    const Node* node = TextOrAction();
    if (node == nullptr) {
      break;
    }
    if (node->type == NodeType::End || node->type == NodeType::Else) {
      --depth_;
      list->nodes = Take(nodes_, mark);
      return {list, node->type, action_begin_};
    }
    nodes_.push_back(node);
  }
  --depth_;
  Fail("unexpected EOF");
  return body;
}

const Node* Parser::TextOrAction() {
  const Token token = NextNonSpace();
  if (failed()) {
    return nullptr;
  }
  if (token.type == TokenType::Text) {
    auto* node = New<TextNode>(NodeType::Text, token.begin);
    node->text = source_.text.Slice(token.begin, token.end());
    return node;
  }
  if (token.type != TokenType::LeftDelimiter) {
    Unexpected(token, "input");
    return nullptr;
  }
  action_line_ = token.line;
  action_begin_ = token.begin;
  const Node* node = ParseAction();
  action_line_ = 0;
  return failed() ? nullptr : node;
}

const Node* Parser::ParseAction() {
  const Token token = NextNonSpace();
  switch (token.type) {
    case TokenType::Block:
      return BlockControl();
    case TokenType::Break:
      return LoopControl(NodeType::Break, token);
    case TokenType::Continue:
      return LoopControl(NodeType::Continue, token);
    case TokenType::Else:
      return ElseControl();
    case TokenType::EndKeyword:
      return New<Node>(NodeType::End, Expect(TokenType::RightDelimiter, "end").begin);
    case TokenType::If:
      return BranchControl(NodeType::If);
    case TokenType::Range:
      return BranchControl(NodeType::Range);
    case TokenType::Template:
      return TemplateControl();
    case TokenType::With:
      return BranchControl(NodeType::With);
    default:
      break;
  }
  const std::uint32_t begin = action_begin_;
  Backup();
  auto* node = New<ActionNode>(NodeType::Action, Peek().begin);
  node->pipe = Pipeline("command", TokenType::RightDelimiter);
  if (!failed()) {
    node->site = SiteOf(begin, tokens_[0].end());
  }
  return node;
}

const Node* Parser::LoopControl(NodeType type, const Token& token) {
  const std::string_view tag = type == NodeType::Break ? "{{break}}" : "{{continue}}";
  const Token close = NextNonSpace();
  if (close.type != TokenType::RightDelimiter) {
    Unexpected(close, tag);
  } else if (range_depth_ == 0) {
    Fail(fmt::format("{} outside {{{{range}}}}", tag));
  }
  return New<Node>(type, token.begin);
}

const Node* Parser::ElseControl() {
  const Token peek = PeekNonSpace();
  if (peek.type == TokenType::If || peek.type == TokenType::With) {
    return New<Node>(NodeType::Else, peek.begin);
  }
  return New<Node>(NodeType::Else, Expect(TokenType::RightDelimiter, "else").begin);
}

const Node* Parser::BlockControl() {
  constexpr std::string_view Context = "block clause";
  const std::uint32_t begin = action_begin_;
  const Token token = NextNonSpace();
  const std::string_view name = TemplateName(token, Context);
  auto* node = New<TemplateNode>(NodeType::Template, token.begin);
  node->name = name;
  node->pipe = Pipeline(Context, TokenType::RightDelimiter);
  const Body body = DefinedBody(name, Context);
  if (!failed()) {
    node->site = SiteOf(begin, body.end);
  }
  return node;
}

const Node* Parser::TemplateControl() {
  constexpr std::string_view Context = "template clause";
  const std::uint32_t begin = action_begin_;
  const Token token = NextNonSpace();
  auto* node = New<TemplateNode>(NodeType::Template, token.begin);
  node->name = TemplateName(token, Context);
  node->pipe = nullptr;
  if (NextNonSpace().type != TokenType::RightDelimiter) {
    Backup();
    node->pipe = Pipeline(Context, TokenType::RightDelimiter);
  }
  if (!failed()) {
    node->site = SiteOf(begin, tokens_[0].end());
  }
  return node;
}

std::string_view Parser::TemplateName(const Token& token, std::string_view context) {
  if (token.type != TokenType::String && token.type != TokenType::RawString) {
    Unexpected(token, context);
    return {};
  }
  const auto name = Unquote(token.text);
  if (!name) {
    Fail("invalid syntax");
    return {};
  }
  return Keep(*name);
}

static std::string_view KeywordOf(NodeType type) {
  return type == NodeType::If ? "if" : type == NodeType::With ? "with" : "range";
}

const Node* Parser::BranchControl(NodeType type) {
  const std::uint32_t begin = action_begin_;
  const std::size_t mark = variables_.size();
  auto* branch = New<BranchNode>(type, 0);
  branch->else_list = nullptr;
  branch->pipe = Pipeline(KeywordOf(type), TokenType::RightDelimiter);
  const std::uint32_t in_range = type == NodeType::Range ? 1 : 0;
  range_depth_ += in_range;
  const Body body = ItemList();
  range_depth_ -= in_range;
  branch->list = body.list;
  if (!failed()) {
    branch->position = branch->pipe->position;
    branch->site = SiteOf(begin, body.end);
  }
  if (!failed() && body.stop == NodeType::Else) {
    ParseElse(type, body, *branch);
  }
  variables_.resize(mark);
  return branch;
}

void Parser::ParseElse(NodeType type, const Body& body, BranchNode& branch) {
  const TokenType next = Peek().type;
  const bool chained = (type == NodeType::If && next == TokenType::If) ||
                       (type == NodeType::With && next == TokenType::With);
  std::uint32_t end = 0;
  if (chained) {
    Next();
    auto* list = New<ListNode>(NodeType::List, body.end);
    action_begin_ = body.end;
    list->nodes = Append<const Node*>({}, BranchControl(type));
    branch.else_list = list;
    end = action_begin_;
  } else {
    const Body otherwise = ItemList();
    branch.else_list = otherwise.list;
    end = otherwise.end;
    if (!failed() && otherwise.stop != NodeType::End) {
      Fail("expected end; found {{else}}");
    }
  }
  if (!failed()) {
    branch.else_site = SiteOf(body.end, end);
  }
}

}  // namespace linter::gotemplate
