#include "linter/gotemplate/function.h"

#include "linter/gotemplate/evaluation.h"

namespace linter::gotemplate {

std::string_view NameOf(const Param& param) {
  switch (param.kind) {
    case ParamKind::Any:
      return "interface {}";
    case ParamKind::Reflect:
      return "reflect.Value";
    case ParamKind::Bool:
      return "bool";
    case ParamKind::String:
      return "string";
    case ParamKind::Int:
      return "int";
    case ParamKind::Int64:
      return "int64";
    case ParamKind::Float64:
      return "float64";
    case ParamKind::List:
      return "[]interface {}";
    case ParamKind::Strings:
      return "[]string";
    case ParamKind::Map:
      return "map[string]interface {}";
    case ParamKind::Object:
      return param.type->name;
    default:
      return {};
  }
}

std::size_t Function::fixed_count() const {
  std::size_t count = 0;
  while (count < params.size() && params[count].kind != ParamKind::None) {
    ++count;
  }
  return count;
}

Heap& Call::heap() const {
  return evaluation.heap();
}

Origins& Call::origins() const {
  return evaluation.origins();
}

Value Call::Fail(std::string message) const {
  evaluation.Fail(std::move(message));
  return {};
}

Value Call::String(std::string_view bytes) const {
  return heap().String(bytes, Origin());
}

Value Call::String(const TextBuilder& builder) const {
  return Value::Of(heap().NewText(builder));
}

Value Call::String(const Text& text) const {
  return Value::Of(heap().NewText(text));
}

OriginId Call::Origin() const {
  OriginId all = OriginId::None;
  for (const Value& value : arguments) {
    all = origins().Join(all, value.origin());
    if (value.is_string()) {
      all = origins().Join(all, OriginOf(value.text(), origins()));
    }
  }
  return all;
}

void Functions::Add(std::span<const Function> table) {
  for (const Function& function : table) {
    by_name_.insert_or_assign(function.name, &function);
  }
}

void Functions::Remove(std::string_view name) {
  by_name_.erase(name);
}

const Function* Functions::Find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found != by_name_.end() ? found->second : nullptr;
}

}  // namespace linter::gotemplate
