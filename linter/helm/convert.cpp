#include "linter/helm/convert.h"

#include <cmath>
#include <limits>

#include "linter/gotemplate/format.h"
#include "linter/gotemplate/number.h"
#include "linter/helm/bytes.h"

namespace linter::helm {

using gotemplate::Heap;
using gotemplate::Kind;
using gotemplate::List;
using gotemplate::Map;
using gotemplate::Text;
using gotemplate::TextBuilder;
using gotemplate::Value;

const gotemplate::Type NilList = {"[]interface {}", "slice", Kind::Nil};

static constexpr int MaxDepth = 1000;
static constexpr int MaxCompared = 10'000'000;

Text StringOf(const Value& value, Heap& heap) {
  if (value.is_string()) {
    return value.text();
  }
  TextBuilder out;
  if (value.kind() == Kind::Object && value.object().type == &BytesType) {
    return TextOfBytes(value.object());
  }
  PrintPlain(value, out);
  return out.Build(heap.memory());
}

// Go reads decimal digits here; `010` is octal and `0x10` hexadecimal.
static std::int64_t IntOfText(std::string_view text) {
  const auto point = text.find('.');
  if (point != std::string_view::npos) {
    const auto zeros = text.find_first_not_of('0', point + 1);
    if (zeros == std::string_view::npos && point > 0) {
      text = text.substr(0, point);
    }
  }
  return gotemplate::ParseInt(text, 0).value_or(0);
}

std::int64_t IntOf(const Value& value) {
  switch (value.kind()) {
    case Kind::Bool:
      return value.boolean() ? 1 : 0;
    case Kind::Float64: {
      const double real = value.real();
      const bool fits = real >= -9223372036854775808.0 && real < 9223372036854775808.0;
      return fits ? static_cast<std::int64_t>(real) : std::numeric_limits<std::int64_t>::min();
    }
    case Kind::String:
      return IntOfText(value.bytes());
    case Kind::Int:
    case Kind::Int32:
    case Kind::Int64:
    case Kind::Uint64:
      return value.integer();
    default:
      return 0;
  }
}

double FloatOf(const Value& value) {
  switch (value.kind()) {
    case Kind::Bool:
      return value.boolean() ? 1 : 0;
    case Kind::Float64:
      return value.real();
    case Kind::String:
      return gotemplate::ParseFloat(value.bytes()).value_or(0);
    case Kind::Int:
    case Kind::Int32:
    case Kind::Int64:
      return static_cast<double>(value.integer());
    case Kind::Uint64:
      return static_cast<double>(static_cast<std::uint64_t>(value.integer()));
    default:
      return 0;
  }
}

std::vector<Text> StringsOf(const Value& value, Heap& heap) {
  std::vector<Text> texts;
  if (value.is_list()) {
    for (const Value& item : value.list().items) {
      if (!item.is_nil()) {
        texts.push_back(StringOf(item, heap));
      }
    }
  } else if (!value.is_nil()) {
    texts.push_back(StringOf(value, heap));
  }
  return texts;
}

Value Stored(const Value& value) {
  return value.is_nil() ? Value::Nil().From(value.origin()) : value.Unboxed();
}

static bool EqualAtDepth(const Value& left, const Value& right, int depth, int& budget) {
  if (left.is_nil() || right.is_nil() || depth > MaxDepth || --budget < 0) {
    return left.is_nil() && right.is_nil();
  }
  if (left.kind() != right.kind() || left.type() != right.type()) {
    return false;
  }
  switch (left.kind()) {
    case Kind::Bool:
      return left.boolean() == right.boolean();
    case Kind::Float64:
      return left.real() == right.real();
    case Kind::String:
      return left.bytes() == right.bytes();
    case Kind::List: {
      const auto& first = left.list().items;
      const auto& second = right.list().items;
      if (first.size() != second.size()) {
        return false;
      }
      for (std::size_t i = 0; i < first.size(); ++i) {
        if (!EqualAtDepth(first[i], second[i], depth + 1, budget)) {
          return false;
        }
      }
      return true;
    }
    case Kind::Map: {
      const auto& first = left.map().entries;
      const auto& second = right.map().entries;
      if (first.size() != second.size()) {
        return false;
      }
      for (std::size_t i = 0; i < first.size(); ++i) {
        if (first[i].key->bytes() != second[i].key->bytes() ||
            !EqualAtDepth(first[i].value, second[i].value, depth + 1, budget)) {
          return false;
        }
      }
      return true;
    }
    case Kind::Object:
      return left.object().data == right.object().data;
    default:
      return left.integer() == right.integer();
  }
}

bool DeepEqual(const Value& left, const Value& right) {
  // Mappings that hold themselves twice would be compared for ever.
  int budget = MaxCompared;
  return EqualAtDepth(left, right, 0, budget);
}

Value NewNilList(Heap& heap) {
  return Value::Of(heap.NewList(NilList));
}

Value NewStrings(const std::vector<Text>& texts, Heap& heap) {
  List* list = heap.NewList(gotemplate::StringList);
  list->items.reserve(texts.size());
  for (const Text& text : texts) {
    list->items.push_back(Value::Of(heap.NewText(text)));
  }
  return Value::Of(list);
}

}  // namespace linter::helm
