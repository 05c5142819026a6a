#include <fmt/format.h>

#include <algorithm>

#include "linter/gotemplate/evaluation.h"
#include "linter/helm/convert.h"
#include "linter/helm/functions.h"

namespace linter::helm {

using gotemplate::Call;
using gotemplate::Function;
using gotemplate::Kind;
using gotemplate::List;
using gotemplate::ParamKind;
using gotemplate::Text;
using gotemplate::Value;

static Value NewList(const Call& call, auto begin, auto end) {
  List* list = call.heap().NewList();
  list->items.reserve(static_cast<std::size_t>(std::distance(begin, end)));
  for (; begin != end; ++begin) {
    list->items.push_back(Stored(*begin));
  }
  return Value::Of(list);
}

// The items of a list argument; without one the call has failed, in Sprig's words.
static const std::pmr::vector<Value>* ItemsOf(const Call& call, const Value& value,
                                              std::string_view verb) {
  if (value.is_list()) {
    return &value.list().items;
  }
  if (value.is_nil()) {
    call.Fail("runtime error: invalid memory address or nil pointer dereference");
  } else {
    call.Fail(fmt::format("Cannot {} type {}", verb, value.KindName()));
  }
  return nullptr;
}

static Value MakeList(Call& call) {
  return NewList(call, call.arguments.begin(), call.arguments.end());
}

static Value Push(Call& call) {
  const auto* items = ItemsOf(call, call[0], "push on");
  if (items == nullptr) {
    return {};
  }
  Value result = NewList(call, items->begin(), items->end());
  result.list().items.push_back(Stored(call[1]));
  return result.From(call[0].origin());
}

static Value Prepend(Call& call) {
  const auto* items = ItemsOf(call, call[0], "prepend on");
  if (items == nullptr) {
    return {};
  }
  Value result = NewList(call, items->begin(), items->end());
  result.list().items.insert(result.list().items.begin(), Stored(call[1]));
  return result.From(call[0].origin());
}

static Value First(Call& call) {
  const auto* items = ItemsOf(call, call[0], "find first on");
  return items == nullptr || items->empty() ? Value() : items->front();
}

static Value Last(Call& call) {
  const auto* items = ItemsOf(call, call[0], "find last on");
  return items == nullptr || items->empty() ? Value() : items->back();
}

static Value Rest(Call& call) {
  const auto* items = ItemsOf(call, call[0], "find rest on");
  if (items == nullptr || items->empty()) {
    return items == nullptr ? Value() : NewNilList(call.heap());
  }
  return NewList(call, items->begin() + 1, items->end());
}

static Value Initial(Call& call) {
  const auto* items = ItemsOf(call, call[0], "find initial on");
  if (items == nullptr || items->empty()) {
    return items == nullptr ? Value() : NewNilList(call.heap());
  }
  return NewList(call, items->begin(), items->end() - 1);
}

static Value Reverse(Call& call) {
  const auto* items = ItemsOf(call, call[0], "find reverse on");
  return items == nullptr ? Value() : NewList(call, items->rbegin(), items->rend());
}

static Value Compact(Call& call) {
  const auto* items = ItemsOf(call, call[0], "compact on");
  if (items == nullptr) {
    return {};
  }
  Value result = NewList(call, items->begin(), items->begin());
  std::copy_if(items->begin(), items->end(), std::back_inserter(result.list().items),
               [](const Value& item) { return item.Truth(); });
  return result;
}

static bool Holds(std::span<const Value> haystack, const Value& needle) {
  return std::any_of(haystack.begin(), haystack.end(),
                     [&](const Value& item) { return DeepEqual(needle, item); });
}

static Value Uniq(Call& call) {
  const auto* items = ItemsOf(call, call[0], "find uniq on");
  if (items == nullptr) {
    return {};
  }
  Value result = NewList(call, items->begin(), items->begin());
  for (const Value& item : *items) {
    call.evaluation.Spend(result.list().items.size());
    if (call.evaluation.failed()) {
      return {};
    }
    if (!Holds(result.list().items, item)) {
      result.list().items.push_back(item);
    }
  }
  return result;
}

static Value Without(Call& call) {
  const auto* items = ItemsOf(call, call[0], "find without on");
  if (items == nullptr) {
    return {};
  }
  Value result = NewList(call, items->begin(), items->begin());
  for (const Value& item : *items) {
    if (!Holds(call.arguments.subspan(1), item)) {
      result.list().items.push_back(item);
    }
  }
  return result;
}

static Value Has(Call& call) {
  if (call[1].is_nil()) {
    return Value::Of(false);
  }
  const auto* items = ItemsOf(call, call[1], "find has on");
  return Value::Of(items != nullptr && Holds(*items, call[0]));
}

static Value Slice(Call& call) {
  if (!call[0].is_list()) {
    return call.Fail(
        fmt::format("list should be type of slice or array but {}", call[0].KindName()));
  }
  const auto& items = call[0].list().items;
  if (items.empty()) {
    return {};
  }
  const auto size = static_cast<std::int64_t>(items.size());
  const std::int64_t start = call.size() > 1 ? IntOf(call[1]) : 0;
  const std::int64_t end = call.size() > 2 ? IntOf(call[2]) : size;
  if (start < 0 || start > end || end > size) {
    return call.Fail("reflect.Value.Slice: slice index out of bounds");
  }
  List* list = call.heap().NewList(*call[0].list().type);
  list->items.assign(items.begin() + start, items.begin() + end);
  return Value::Of(list).From(call[0].origin());
}

static Value Concat(Call& call) {
  List* all = call.heap().NewList(NilList);
  for (const Value& list : call.arguments) {
    if (list.is_nil()) {
      return call.Fail("runtime error: invalid memory address or nil pointer dereference");
    }
    if (!list.is_list()) {
      return call.Fail(fmt::format("Cannot concat type {} as list", list.KindName()));
    }
    for (const Value& item : list.list().items) {
      all->items.push_back(Stored(item));
    }
  }
  return Value::Of(all);
}

static Value Chunk(Call& call) {
  const std::int64_t size = call[0].integer();
  const auto* items = ItemsOf(call, call[1], "chunk");
  if (items == nullptr) {
    return {};
  }
  if (size <= 0) {
    return call.Fail("runtime error: makeslice: len out of range");
  }
  static const gotemplate::Type Chunks = {"[][]interface {}", "slice", Kind::List};
  List* chunks = call.heap().NewList(Chunks);
  for (std::size_t at = 0; at < items->size(); at += static_cast<std::size_t>(size)) {
    const auto end = std::min(items->size(), at + static_cast<std::size_t>(size));
    chunks->items.push_back(NewList(call, items->begin() + static_cast<std::ptrdiff_t>(at),
                                    items->begin() + static_cast<std::ptrdiff_t>(end)));
  }
  return Value::Of(chunks);
}

static Value SortAlpha(Call& call) {
  std::vector<Text> texts = StringsOf(call[0], call.heap());
  std::stable_sort(texts.begin(), texts.end(), [](const Text& left, const Text& right) {
    return left.bytes() < right.bytes();
  });
  return NewStrings(texts, call.heap());
}

// Go takes the memory first and asks later; here there is a bound.
static constexpr std::int64_t MaxNumbers = 10'000'000;

static Value NumbersBetween(const Call& call, std::int64_t start, std::int64_t stop,
                            std::int64_t step) {
  List* list = call.heap().NewList(gotemplate::IntList);
  const bool down = stop < start;
  if ((down && step >= 0) || (!down && step <= 0)) {
    return Value::Of(list);
  }
  if (std::abs((stop - start) / step) > MaxNumbers) {
    return call.Fail("more numbers than are allowed");
  }
  for (std::int64_t i = start; down ? i > stop : i < stop; i += step) {
    list->items.push_back(Value::Int(i).From(call.Origin()));
  }
  return Value::Of(list);
}

static Value Until(Call& call) {
  const std::int64_t count = call[0].integer();
  return NumbersBetween(call, 0, count, count < 0 ? -1 : 1);
}

static Value UntilStep(Call& call) {
  return NumbersBetween(call, call[0].integer(), call[1].integer(), call[2].integer());
}

static Value Seq(Call& call) {
  if (call.size() == 0 || call.size() > 3) {
    return call.String("");
  }
  const std::int64_t start = call.size() == 1 ? 1 : call[0].integer();
  const std::int64_t end = call[call.size() - 1].integer();
  const std::int64_t direction = end < start ? -1 : 1;
  const std::int64_t step = call.size() == 3 ? call[1].integer() : direction;
  if (call.size() == 3 && direction < 0 && step > 0) {
    return call.String("");
  }
  const Value numbers = NumbersBetween(call, start, end + direction, step);
  if (!numbers.is_list()) {
    return {};
  }
  std::string text;
  for (const Value& number : numbers.list().items) {
    text += text.empty() ? "" : " ";
    text += fmt::to_string(number.integer());
  }
  return call.String(text);
}

static constexpr auto Any = ParamKind::Any;
static constexpr auto Int = ParamKind::Int;

std::span<const Function> ListFunctions() {
  static const Function Table[] = {
      {"append", Push, {Any, Any}},
      {"chunk", Chunk, {Int, Any}},
      {"compact", Compact, {Any}},
      {"concat", Concat, {}, Any},
      {"first", First, {Any}},
      {"has", Has, {Any, Any}},
      {"initial", Initial, {Any}},
      {"last", Last, {Any}},
      {"list", MakeList, {}, Any},
      {"mustAppend", Push, {Any, Any}},
      {"mustChunk", Chunk, {Int, Any}},
      {"mustCompact", Compact, {Any}},
      {"mustFirst", First, {Any}},
      {"mustHas", Has, {Any, Any}},
      {"mustInitial", Initial, {Any}},
      {"mustLast", Last, {Any}},
      {"mustPrepend", Prepend, {Any, Any}},
      {"mustPush", Push, {Any, Any}},
      {"mustRest", Rest, {Any}},
      {"mustReverse", Reverse, {Any}},
      {"mustSlice", Slice, {Any}, Any},
      {"mustUniq", Uniq, {Any}},
      {"mustWithout", Without, {Any}, Any},
      {"prepend", Prepend, {Any, Any}},
      {"push", Push, {Any, Any}},
      {"rest", Rest, {Any}},
      {"reverse", Reverse, {Any}},
      {"seq", Seq, {}, Int},
      {"slice", Slice, {Any}, Any},
      {"sortAlpha", SortAlpha, {Any}},
      {"tuple", MakeList, {}, Any},
      {"uniq", Uniq, {Any}},
      {"until", Until, {Int}},
      {"untilStep", UntilStep, {Int, Int, Int}},
      {"without", Without, {Any}, Any},
  };
  return Table;
}

}  // namespace linter::helm
