#include <fmt/format.h>

#include <vector>

#include "linter/gotemplate/compare.h"
#include "linter/gotemplate/escape.h"
#include "linter/gotemplate/evaluation.h"
#include "linter/gotemplate/format.h"

namespace linter::gotemplate {

void PrintGo(const Value& value, TextBuilder& out) {
  if (value.is_nil()) {
    out.Append("<no value>", value.origin());
    return;
  }
  PrintPlain(value, out);
}

static Value Not(Call& call) {
  return Value::Of(!call[0].Truth());
}

static Value Len(Call& call) {
  const Value& value = call[0];
  switch (value.kind()) {
    case Kind::String:
      return Value::Int(value.text().size());
    case Kind::List:
      return Value::Int(static_cast<std::int64_t>(value.list().items.size()));
    case Kind::Map:
      return Value::Int(static_cast<std::int64_t>(value.map().entries.size()));
    case Kind::Invalid:
    case Kind::Nil:
      return call.Fail("len of nil pointer");
    case Kind::Object:
      if (value.object().type->content != nullptr) {
        return Value::Int(value.object().type->content(value.object()).size());
      }
      [[fallthrough]];
    default:
      return call.Fail(fmt::format("len of type {}", value.TypeName()));
  }
}

static Expected<std::size_t> IndexOf(const Value& index, std::size_t size) {
  if (index.is_nil()) {
    return Error{"cannot index slice/array with nil"};
  }
  if (!index.is_integer()) {
    return Error{fmt::format("cannot index slice/array with type {}", index.TypeName())};
  }
  if (index.integer() < 0 || static_cast<std::uint64_t>(index.integer()) > size) {
    return Error{fmt::format("index out of range: {}", index.integer())};
  }
  return static_cast<std::size_t>(index.integer());
}

static Value IndexSequence(const Call& call, const Value& item, const Value& index) {
  const std::size_t size = item.is_string() ? item.text().size() : item.list().items.size();
  const auto position = IndexOf(index, size);
  if (!position) {
    return call.Fail(position.error().message);
  }
  if (*position == size) {
    return call.Fail(item.is_string() ? "reflect: string index out of range"
                                      : "reflect: slice index out of range");
  }
  if (item.is_string()) {
    return Value::Int(static_cast<unsigned char>(item.bytes()[*position]));
  }
  return item.list().items[*position];
}

static Value IndexMap(const Call& call, const Value& item, const Value& index) {
  if (index.is_nil()) {
    return call.Fail("value is nil; should be of type string");
  }
  if (!index.is_string()) {
    return call.Fail(fmt::format("value has type {}; should be string", index.TypeName()));
  }
  const Map& map = item.map();
  if (const Value* found = map.Find(index.bytes())) {
    return *found;
  }
  const OriginId origin = item.origin() == OriginId::None
                              ? OriginId::None
                              : call.origins().Missing(item.origin(), index.bytes());
  if (map.type->element == Kind::String) {
    return Value::Of(call.heap().NewText(std::string_view(), origin));
  }
  return Value::Nil().From(origin);
}

static Value Index(Call& call) {
  Value item = call[0];
  if (item.is_nil()) {
    return call.Fail("index of untyped nil");
  }
  for (std::size_t i = 1; i < call.size(); ++i) {
    if (item.is_nil()) {
      return call.Fail("index of nil pointer");
    }
    if (item.is_list() || item.is_string()) {
      item = IndexSequence(call, item, call[i]);
    } else if (item.is_map()) {
      item = IndexMap(call, item, call[i]);
    } else {
      return call.Fail(fmt::format("can't index item of type {}", item.TypeName()));
    }
    if (call.evaluation.failed()) {
      return {};
    }
  }
  return item;
}

static Value Slice(Call& call) {
  const Value& item = call[0];
  if (item.is_nil()) {
    return call.Fail("slice of untyped nil");
  }
  if (call.size() > 4) {
    return call.Fail(fmt::format("too many slice indexes: {}", call.size() - 1));
  }
  if (!item.is_string() && !item.is_list()) {
    return call.Fail(fmt::format("can't slice item of type {}", item.TypeName()));
  }
  if (item.is_string() && call.size() == 4) {
    return call.Fail("cannot 3-index slice a string");
  }
  const std::size_t size = item.is_string() ? item.text().size() : item.list().items.size();
  std::size_t bounds[3] = {0, size, size};
  for (std::size_t i = 1; i < call.size(); ++i) {
    const auto position = IndexOf(call[i], size);
    if (!position) {
      return call.Fail(position.error().message);
    }
    bounds[i - 1] = *position;
  }
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
    if (bounds[i] > bounds[i + 1]) {
      return call.Fail(fmt::format("invalid slice index: {} > {}", bounds[i], bounds[i + 1]));
    }
  }
  if (item.is_string()) {
    return call.String(item.text().Slice(bounds[0], bounds[1]));
  }
  List* list = call.heap().NewList(*item.list().type);
  const auto begin = item.list().items.begin();
  list->items.assign(begin + static_cast<std::ptrdiff_t>(bounds[0]),
                     begin + static_cast<std::ptrdiff_t>(bounds[1]));
  return Value::Of(list).From(item.origin());
}

static Value Printf(Call& call) {
  TextBuilder out;
  Sprintf(call[0].text(), call.arguments.subspan(1), out);
  return call.String(out);
}

static Value Print(Call& call) {
  TextBuilder out;
  Sprint(call.arguments, out);
  return call.String(out);
}

static Value Println(Call& call) {
  TextBuilder out;
  Sprintln(call.arguments, out);
  return call.String(out);
}

// Values have no functions among them, so that there is nothing to call.
static Value CallValue(Call& call) {
  if (call[0].is_nil()) {
    return call.Fail("call of nil");
  }
  return call.Fail(fmt::format("non-function of type {}", call[0].TypeName()));
}

static std::string Joined(Call& call) {
  if (call.size() == 1 && call[0].is_string()) {
    return std::string(call[0].bytes());
  }
  TextBuilder out;
  std::vector<Value> shown(call.arguments.begin(), call.arguments.end());
  for (Value& value : shown) {
    if (value.is_nil()) {
      value = Value::Of(call.heap().NewText("<no value>"));
    }
  }
  Sprint(shown, out);
  return std::string(out.bytes());
}

static Value Html(Call& call) {
  return call.String(EscapeHtml(Joined(call)));
}

static Value Js(Call& call) {
  return call.String(EscapeJs(Joined(call)));
}

static Value UrlQuery(Call& call) {
  return call.String(EscapeQuery(Joined(call)));
}

static constexpr auto R = ParamKind::Reflect;
static constexpr auto Any = ParamKind::Any;

std::span<const Function> Builtins() {
  static const std::vector<Function> Table = [] {
    std::vector<Function> all = {
        {"and", nullptr, {R}, R, Special::And},
        {"call", CallValue, {R}, R},
        {"html", Html, {}, Any},
        {"index", Index, {R}, R},
        {"js", Js, {}, Any},
        {"len", Len, {R}},
        {"not", Not, {R}},
        {"or", nullptr, {R}, R, Special::Or},
        {"print", Print, {}, Any},
        {"printf", Printf, {ParamKind::String}, Any},
        {"println", Println, {}, Any},
        {"slice", Slice, {R}, R},
        {"urlquery", UrlQuery, {}, Any},
    };
    const auto comparisons = Comparisons();
    all.insert(all.end(), comparisons.begin(), comparisons.end());
    return all;
  }();
  return Table;
}

}  // namespace linter::gotemplate
