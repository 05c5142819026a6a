#include <fmt/format.h>

#include "linter/helm/convert.h"
#include "linter/helm/functions.h"

// Choices between values, and questions about their types.

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::OriginId;
using gotemplate::ParamKind;
using gotemplate::Value;

static Value Default(Call& call) {
  if (call.size() > 1 && call[1].Truth()) {
    return call[1];
  }
  // A default of no place of its own stands where the value would.
  const Value& fallback = call[0];
  return fallback.origin() == OriginId::None && !fallback.is_string() && call.size() > 1
             ? fallback.From(call[1].origin())
             : fallback;
}

static Value Empty(Call& call) {
  return Value::Of(!call[0].Truth());
}

static Value Coalesce(Call& call) {
  for (const Value& value : call.arguments) {
    if (value.Truth()) {
      return value;
    }
  }
  return {};
}

static Value All(Call& call) {
  for (const Value& value : call.arguments) {
    if (!value.Truth()) {
      return Value::Of(false);
    }
  }
  return Value::Of(true);
}

static Value AnyOf(Call& call) {
  for (const Value& value : call.arguments) {
    if (value.Truth()) {
      return Value::Of(true);
    }
  }
  return Value::Of(false);
}

static Value Ternary(Call& call) {
  return call[2].boolean() ? call[0] : call[1];
}

static Value TypeOf(Call& call) {
  return call.String(call[0].TypeName());
}

static Value TypeIs(Call& call) {
  return Value::Of(call[0].bytes() == call[1].TypeName());
}

static Value TypeIsLike(Call& call) {
  const std::string_view type = call[1].TypeName();
  return Value::Of(call[0].bytes() == type || "*" + std::string(call[0].bytes()) == type);
}

static Value KindOf(Call& call) {
  return call.String(call[0].KindName());
}

static Value KindIs(Call& call) {
  return Value::Of(call[0].bytes() == call[1].KindName());
}

static Value AreDeepEqual(Call& call) {
  return Value::Of(DeepEqual(call[0], call[1]));
}

static constexpr auto Any = ParamKind::Any;
static constexpr auto Str = ParamKind::String;

std::span<const Function> DefaultFunctions() {
  static const Function Table[] = {
      {"all", All, {}, Any},
      {"any", AnyOf, {}, Any},
      {"coalesce", Coalesce, {}, Any},
      {"deepEqual", AreDeepEqual, {Any, Any}},
      {"default", Default, {Any}, Any},
      {"empty", Empty, {Any}},
      {"kindIs", KindIs, {Str, Any}},
      {"kindOf", KindOf, {Any}},
      {"ternary", Ternary, {Any, Any, ParamKind::Bool}},
      {"typeIs", TypeIs, {Str, Any}},
      {"typeIsLike", TypeIsLike, {Str, Any}},
      {"typeOf", TypeOf, {Any}},
  };
  return Table;
}

}  // namespace linter::helm
