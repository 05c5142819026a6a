#include <fmt/format.h>

#include "linter/gotemplate/evaluation.h"

// Pipelines, commands and fields. Calls are in evaluate_call.cpp.

namespace linter::gotemplate {

Value Evaluation::Pipeline(const Value& dot, const PipeNode& pipe) {
  node_ = &pipe;
  if (!WithinStack()) {
    Exhaust("templates are nested more deeply than is allowed");
    return {};
  }
  Final value;
  for (const CommandNode* command : pipe.commands) {
    value = Command(dot, *command, value).Unboxed();
    if (failed_) {
      return {};
    }
  }
  for (const FieldNode* variable : pipe.variables) {
    if (pipe.assigns) {
      SetVariable(variable->names[0], *value);
    } else {
      variables_.push_back({variable->names[0], *value});
    }
  }
  return *value;
}

bool Evaluation::NotAFunction(const CommandNode& command, const Final& final) {
  if (command.arguments.size() > 1 || final) {
    FailAt(*node_,
           fmt::format("can't give argument to non-function {}", Print(*command.arguments[0])));
    return true;
  }
  return false;
}

Value Evaluation::Command(const Value& dot, const CommandNode& command, const Final& final) {
  const Node& first = *command.arguments[0];
  const Arguments arguments = command.arguments;
  switch (first.type) {
    case NodeType::Field:
      node_ = &first;
      return FieldChain(dot, dot, first, static_cast<const FieldNode&>(first).names, arguments,
                        final);
    case NodeType::Chain:
      return ChainOf(dot, static_cast<const ChainNode&>(first), arguments, final);
    case NodeType::Identifier:
      return FunctionOf(dot, static_cast<const IdentifierNode&>(first), command, arguments, final);
    case NodeType::Pipe:
      if (NotAFunction(command, final)) {
        return {};
      }
      return Pipeline(dot, static_cast<const PipeNode&>(first));
    case NodeType::Variable:
      return VariableOf(dot, static_cast<const FieldNode&>(first), arguments, final);
    default:
      break;
  }
  node_ = &first;
  if (NotAFunction(command, final)) {
    return {};
  }
  if (first.type == NodeType::Dot) {
    return dot;
  }
  if (first.type == NodeType::Nil) {
    FailAt(first, "nil is not a command");
    return {};
  }
  return Constant(first);
}

// Of its natural type: Go calls constants ideal until they are used.
Value Evaluation::Constant(const Node& node) {
  node_ = &node;
  switch (node.type) {
    case NodeType::Bool:
      return Value::Of(static_cast<const BoolNode&>(node).value);
    case NodeType::String:
      return Value::Of(static_cast<const StringNode&>(node).text);
    case NodeType::Number:
      break;
    default:
      FailAt(node, fmt::format("can't evaluate command {}", Quote(Print(node))));
      return {};
  }
  const auto& number = static_cast<const NumberNode&>(node);
  const std::string_view text = number.text;
  const bool hex = text.size() > 2 && text[0] == '0' && (text[1] | 0x20) == 'x' &&
                   text.find_first_of("pP") == std::string_view::npos;
  const bool real = text.find_first_of(".eEpP") != std::string_view::npos;
  if (number.literal.real && real && !hex && text[0] != '\'') {
    return Value::Float(*number.literal.real);
  }
  if (number.literal.integer) {
    return Value::Int(*number.literal.integer);
  }
  FailAt(node, fmt::format("{} overflows int", text));
  return {};
}

Value Evaluation::VariableOf(const Value& dot, const FieldNode& node, Arguments arguments,
                             const Final& final) {
  node_ = &node;
  const Value value = FindVariable(node.names[0]);
  if (node.names.size() == 1) {
    if (arguments.size() > 1 || final) {
      FailAt(node, fmt::format("can't give argument to non-function {}", Print(node)));
      return {};
    }
    return value;
  }
  return FieldChain(dot, value, node, std::span(node.names).subspan(1), arguments, final);
}

Value Evaluation::ChainOf(const Value& dot, const ChainNode& node, Arguments arguments,
                          const Final& final) {
  node_ = &node;
  if (node.node->type == NodeType::Nil) {
    FailAt(node, fmt::format("indirection through explicit nil in {}", Print(node)));
    return {};
  }
  const Value receiver = Argument(dot, ParamKind::Reflect, *node.node);
  if (failed_) {
    return {};
  }
  return FieldChain(dot, receiver, node, node.names, arguments, final);
}

Value Evaluation::FieldChain(const Value& dot, Value receiver, const Node& node,
                             std::span<const std::string_view> names, Arguments arguments,
                             const Final& final) {
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    receiver = FieldOf(dot, names[i], node, {}, {}, receiver);
    if (failed_) {
      return {};
    }
  }
  return FieldOf(dot, names.back(), node, arguments, final, receiver);
}

static const Function* MethodOf(const Type* type, std::string_view name) {
  if (type == nullptr) {
    return nullptr;
  }
  for (const Function& method : type->methods) {
    if (method.name == name) {
      return &method;
    }
  }
  return nullptr;
}

Value Evaluation::FieldOf(const Value& dot, std::string_view name, const Node& node,
                          Arguments arguments, const Final& final, const Value& receiver) {
  if (receiver.kind() == Kind::Invalid) {
    return Value().From(receiver.origin());
  }
  if (receiver.kind() == Kind::Nil) {
    FailAt(*node_, fmt::format("nil pointer evaluating interface {{}}.{}", name));
    return {};
  }
  const Type* type = receiver.type();
  if (const Function* method = MethodOf(type, name)) {
    return CallFunction(dot, *method, receiver, node, arguments, final);
  }
  const bool has_arguments = arguments.size() > 1 || final.has_value();
  if (receiver.is_map()) {
    if (has_arguments) {
      FailAt(*node_, fmt::format("{} is not a method but has arguments", name));
      return {};
    }
    return MapField(receiver, name);
  }
  if (type != nullptr && type->field != nullptr) {
    const Value field = type->field(receiver.object(), name);
    if (field.kind() != Kind::Invalid) {
      if (has_arguments) {
        FailAt(*node_, fmt::format("{} has arguments but cannot be invoked as function", name));
      }
      return field;
    }
  }
  FailAt(*node_, fmt::format("can't evaluate field {} in type {}", name,
                             receiver.boxed() ? "interface {}" : receiver.TypeName()));
  return {};
}

Value Evaluation::MapField(const Value& map, std::string_view name) {
  const Kind element = map.map().type->element;
  const Value* found = map.map().Find(name);
  if (found != nullptr) {
    return found->Boxed(element);
  }
  const OriginId origin =
      map.origin() == OriginId::None ? OriginId::None : origins_.Missing(map.origin(), name);
  if (element == Kind::String) {
    return Value::Of(heap_.NewText(std::string_view(), origin));
  }
  return Value::Nil().From(origin);
}

void Evaluation::SetVariable(std::string_view name, const Value& value) {
  for (std::size_t i = variables_.size(); i > frame_; --i) {
    if (variables_[i - 1].name == name) {
      variables_[i - 1].value = value;
      return;
    }
  }
  FailAt(*node_, fmt::format("undefined variable: {}", name));
}

Value Evaluation::FindVariable(std::string_view name) {
  for (std::size_t i = variables_.size(); i > frame_; --i) {
    if (variables_[i - 1].name == name) {
      return variables_[i - 1].value;
    }
  }
  FailAt(*node_, fmt::format("undefined variable: {}", name));
  return {};
}

}  // namespace linter::gotemplate
