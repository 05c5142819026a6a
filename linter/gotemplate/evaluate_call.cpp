#include <fmt/format.h>

#include <array>
#include <utility>

#include "linter/gotemplate/evaluation.h"

// Calls of functions and methods, and what Go does to their arguments.

namespace linter::gotemplate {

// Most calls have few arguments; these need no memory.
static constexpr std::size_t FewArguments = 8;

Value Evaluation::FunctionOf(const Value& dot, const IdentifierNode& node, const Node& shown,
                             Arguments arguments, const Final& final) {
  node_ = &node;
  if (node.function->special != Special::None) {
    const auto written = arguments.empty() ? 0 : arguments.size() - 1;
    if (!CountFits(*node.function, written, written + (final ? 1 : 0))) {
      return {};
    }
    return Logic(dot, *node.function, arguments, final);
  }
  return CallFunction(dot, *node.function, {}, shown, arguments, final);
}

bool Evaluation::CountFits(const Function& function, std::size_t written, std::size_t all) {
  const std::size_t fixed = function.fixed_count();
  if (function.is_variadic()) {
    if (all < fixed) {
      FailAt(*node_, fmt::format("wrong number of args for {}: want at least {} got {}",
                                 function.name, fixed, written));
    }
  } else if (all != fixed) {
    FailAt(*node_,
           fmt::format("wrong number of args for {}: want {} got {}", function.name, fixed, all));
  }
  return !failed_;
}

// `and` and `or` look at no more arguments than they need.
Value Evaluation::Logic(const Value& dot, const Function& function, Arguments arguments,
                        const Final& final) {
  const bool stop = function.special == Special::Or;
  OriginId seen = OriginId::None;
  Value value;
  const auto note = [&](const Value& it) {
    value = it;
    seen = origins_.Join(seen, DecidedBy(it));
  };
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const Value next = Argument(dot, ParamKind::Reflect, *arguments[i]);
    if (failed_) {
      return {};
    }
    note(next);
    if (value.Truth() == stop) {
      break;
    }
  }
  const bool stopped = arguments.size() > 1 && value.Truth() == stop;
  if (final && !stopped) {
    note(*final);
  }
  // A text keeps its own runs; what else decided is only noted for the rest.
  return value.is_string() && value.Truth() ? value : value.From(seen);
}

Value Evaluation::CallFunction(const Value& dot, const Function& function, const Value& receiver,
                               const Node& shown, Arguments arguments, const Final& final) {
  const std::size_t written = arguments.empty() ? 0 : arguments.size() - 1;
  const std::size_t count = written + (final ? 1 : 0);
  if (!CountFits(function, written, count)) {
    return {};
  }
  std::array<Value, FewArguments> few;
  std::vector<Value> many;
  if (count > FewArguments) {
    many.resize(count);
  }
  const std::span<Value> values =
      count > FewArguments ? std::span<Value>(many) : std::span<Value>(few).first(count);
  const std::size_t fixed = function.fixed_count();
  for (std::size_t i = 0; i < written; ++i) {
    const Param& param = i < fixed ? function.params[i] : function.rest;
    values[i] = Argument(dot, param, *arguments[i + 1]);
    if (failed_) {
      return {};
    }
  }
  if (final) {
    const Param& param = count - 1 < fixed ? function.params[count - 1] : function.rest;
    values[written] = Validate(*final, param);
  }
  Spend(1);
  if (failed_) {
    return {};
  }
  Call call{*this, function, values, receiver};
  const Value result = function.call(call);
  if (failed_) {
    node_ = &shown;
    FailAt(shown, fmt::format("error calling {}: {}", function.name, failure_.message));
    return {};
  }
  const bool blank = result.origin() == OriginId::None && result.kind() != Kind::String;
  const bool gathers = result.is_list() || result.is_map() ? count == 1 : true;
  return blank && gathers ? result.From(call.Origin()) : result;
}

static std::string Mismatch(const Param& param, const Value& value) {
  return fmt::format("wrong type for value; expected {}; got {}", NameOf(param),
                     value.kind() == Kind::Nil ? "interface {}" : value.TypeName());
}

static bool Fits(const Value& value, const Param& param) {
  switch (param.kind) {
    case ParamKind::Any:
    case ParamKind::Reflect:
      return true;
    case ParamKind::Bool:
      return value.kind() == Kind::Bool;
    case ParamKind::String:
      return value.is_string();
    case ParamKind::Int:
      return value.kind() == Kind::Int;
    case ParamKind::Int64:
      return value.kind() == Kind::Int64;
    case ParamKind::Float64:
      return value.kind() == Kind::Float64;
    case ParamKind::List:
      return value.is_list() && value.list().type->element == Kind::Nil;
    case ParamKind::Strings:
      return value.is_list() && value.list().type->element == Kind::String;
    case ParamKind::Map:
      return value.is_map() && value.map().type->element == Kind::Nil;
    case ParamKind::Object:
      return value.kind() == Kind::Object && value.object().type == param.type;
    default:
      return false;
  }
}

Value Evaluation::Validate(const Value& value, const Param& param) {
  if (param.kind == ParamKind::Reflect) {
    return value;
  }
  if (param.kind == ParamKind::Any) {
    return value.Unboxed();
  }
  if (value.kind() == Kind::Invalid) {
    switch (param.kind) {
      case ParamKind::List:
        return Value::Of(heap_.NewList()).From(value.origin());
      case ParamKind::Strings:
        return Value::Of(heap_.NewList(StringList)).From(value.origin());
      case ParamKind::Map:
        return Value::Of(heap_.NewMap()).From(value.origin());
      default:
        FailAt(*node_, fmt::format("invalid value; expected {}", NameOf(param)));
        return {};
    }
  }
  if (!Fits(value, param)) {
    FailAt(*node_, Mismatch(param, value));
    return {};
  }
  return value.Unboxed();
}

Value Evaluation::Argument(const Value& dot, const Param& param, const Node& node) {
  node_ = &node;
  switch (node.type) {
    case NodeType::Dot:
      return Validate(dot, param);
    case NodeType::Nil:
      if (param.kind == ParamKind::Any || param.kind == ParamKind::Reflect ||
          param.kind == ParamKind::List || param.kind == ParamKind::Strings ||
          param.kind == ParamKind::Map) {
        return Validate(Value(), param);
      }
      FailAt(node, fmt::format("cannot assign nil to {}", NameOf(param)));
      return {};
    default:
      break;
  }
  Value value;
  switch (node.type) {
    case NodeType::Field:
      value = FieldChain(dot, dot, node, static_cast<const FieldNode&>(node).names, {}, {});
      break;
    case NodeType::Variable:
      value = VariableOf(dot, static_cast<const FieldNode&>(node), {}, {});
      break;
    case NodeType::Pipe:
      value = Pipeline(dot, static_cast<const PipeNode&>(node));
      break;
    case NodeType::Identifier:
      value = FunctionOf(dot, static_cast<const IdentifierNode&>(node), node, {}, {});
      break;
    case NodeType::Chain:
      value = ChainOf(dot, static_cast<const ChainNode&>(node), {}, {});
      break;
    default:
      return LiteralArgument(param, node);
  }
  return failed_ ? Value() : Validate(value, param);
}

Value Evaluation::LiteralArgument(const Param& param, const Node& node) {
  const auto expected = [&](std::string_view what) {
    FailAt(node, fmt::format("expected {}; found {}", what, Print(node)));
    return Value();
  };
  const auto* number =
      node.type == NodeType::Number ? &static_cast<const NumberNode&>(node).literal : nullptr;
  switch (param.kind) {
    case ParamKind::Any:
    case ParamKind::Reflect:
      return Constant(node);
    case ParamKind::Bool:
      return node.type == NodeType::Bool ? Constant(node) : expected("bool");
    case ParamKind::String:
      return node.type == NodeType::String ? Constant(node) : expected("string");
    case ParamKind::Int:
    case ParamKind::Int64:
      if (number == nullptr || !number->integer) {
        return expected("integer");
      }
      return Value::Number(param.kind == ParamKind::Int ? Kind::Int : Kind::Int64,
                           *number->integer);
    case ParamKind::Float64:
      return number != nullptr && number->real ? Value::Float(*number->real) : expected("float");
    default:
      FailAt(node, fmt::format("can't handle {} for arg of type {}", Print(node), NameOf(param)));
      return {};
  }
}

}  // namespace linter::gotemplate
