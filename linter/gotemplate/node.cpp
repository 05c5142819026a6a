#include "linter/gotemplate/node.h"

namespace linter::gotemplate {

static void PrintTo(const Node& node, std::string& out);

template <typename T>
static const T& As(const Node& node) {
  return static_cast<const T&>(node);
}

static void PrintPipe(const PipeNode& pipe, std::string& out) {
  for (std::size_t i = 0; i < pipe.variables.size(); ++i) {
    out += i > 0 ? ", " : "";
    PrintTo(*pipe.variables[i], out);
  }
  if (!pipe.variables.empty()) {
    out += pipe.assigns ? " = " : " := ";
  }
  for (std::size_t i = 0; i < pipe.commands.size(); ++i) {
    out += i > 0 ? " | " : "";
    PrintTo(*pipe.commands[i], out);
  }
}

// Pipes among the arguments, and before a field, stand in parentheses.
static void PrintOperand(const Node& node, std::string& out) {
  const bool pipe = node.type == NodeType::Pipe;
  out += pipe ? "(" : "";
  PrintTo(node, out);
  out += pipe ? ")" : "";
}

static void PrintBranch(std::string_view keyword, const BranchNode& branch, std::string& out) {
  out += "{{";
  out += keyword;
  out += ' ';
  PrintTo(*branch.pipe, out);
  out += "}}";
  PrintTo(*branch.list, out);
  if (branch.else_list != nullptr) {
    out += "{{else}}";
    PrintTo(*branch.else_list, out);
  }
  out += "{{end}}";
}

static void PrintTemplate(const TemplateNode& node, std::string& out) {
  out += "{{template ";
  out += Quote(node.name);
  if (node.pipe != nullptr) {
    out += ' ';
    PrintTo(*node.pipe, out);
  }
  out += "}}";
}

static void PrintNames(const Names& names, std::string_view before_first, std::string& out) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    out += i == 0 ? before_first : ".";
    out += names[i];
  }
}

static void PrintLeaf(const Node& node, std::string& out) {
  switch (node.type) {
    case NodeType::Bool:
      out += As<BoolNode>(node).value ? "true" : "false";
      return;
    case NodeType::Identifier:
      out += As<IdentifierNode>(node).name;
      return;
    case NodeType::Number:
      out += As<NumberNode>(node).text;
      return;
    case NodeType::String:
      out += As<StringNode>(node).quoted;
      return;
    case NodeType::Text:
      out += As<TextNode>(node).text.bytes();
      return;
    case NodeType::Break:
      out += "{{break}}";
      return;
    case NodeType::Continue:
      out += "{{continue}}";
      return;
    case NodeType::Else:
      out += "{{else}}";
      return;
    case NodeType::End:
      out += "{{end}}";
      return;
    case NodeType::Dot:
      out += ".";
      return;
    default:
      out += "nil";
  }
}

static void PrintTo(const Node& node, std::string& out) {
  switch (node.type) {
    case NodeType::Action:
      out += "{{";
      PrintTo(*As<ActionNode>(node).pipe, out);
      out += "}}";
      return;
    case NodeType::Chain:
      PrintOperand(*As<ChainNode>(node).node, out);
      PrintNames(As<ChainNode>(node).names, ".", out);
      return;
    case NodeType::Command: {
      const auto& arguments = As<CommandNode>(node).arguments;
      for (std::size_t i = 0; i < arguments.size(); ++i) {
        out += i > 0 ? " " : "";
        PrintOperand(*arguments[i], out);
      }
      return;
    }
    case NodeType::Field:
      PrintNames(As<FieldNode>(node).names, ".", out);
      return;
    case NodeType::Variable:
      PrintNames(As<FieldNode>(node).names, "", out);
      return;
    case NodeType::List:
      for (const Node* item : As<ListNode>(node).nodes) {
        PrintTo(*item, out);
      }
      return;
    case NodeType::Pipe:
      PrintPipe(As<PipeNode>(node), out);
      return;
    case NodeType::If:
      PrintBranch("if", As<BranchNode>(node), out);
      return;
    case NodeType::With:
      PrintBranch("with", As<BranchNode>(node), out);
      return;
    case NodeType::Range:
      PrintBranch("range", As<BranchNode>(node), out);
      return;
    case NodeType::Template:
      PrintTemplate(As<TemplateNode>(node), out);
      return;
    default:
      PrintLeaf(node, out);
  }
}

std::string Print(const Node& node) {
  std::string out;
  PrintTo(node, out);
  return out;
}

}  // namespace linter::gotemplate
