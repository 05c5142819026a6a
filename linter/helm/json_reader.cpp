#include <fmt/format.h>

#include <optional>

#include "linter/gotemplate/number.h"
#include "linter/gotemplate/unicode.h"
#include "linter/helm/json.h"
#include "linter/helm/yaml_reader.h"

namespace linter::helm {

using gotemplate::Heap;
using gotemplate::List;
using gotemplate::Map;
using gotemplate::Origins;
using gotemplate::Text;
using gotemplate::TextBuilder;
using gotemplate::Value;

static constexpr int MaxDepth = 1000;

class JsonReader {
 public:
  JsonReader(const Text& text, Heap& heap, Origins& origins)
      : text_(text), bytes_(text.bytes()), heap_(heap), origins_(origins) {}

  Expected<Value> Read();

 private:
  Value Fail(std::string_view where);
  void SkipBlanks();
  char Here() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }
  Value Nested(int depth);
  Value Word(std::string_view word, Value value);
  Value Number();
  std::optional<Text> String();
  bool EscapeTo(TextBuilder& out, gotemplate::OriginId origin);
  std::optional<char32_t> Hex();
  Value Items(int depth);
  Value Members(int depth);

  Text text_;
  std::string_view bytes_;
  Heap& heap_;
  Origins& origins_;
  std::size_t at_ = 0;
  std::optional<std::string> error_;
};

Value JsonReader::Fail(std::string_view where) {
  if (error_) {
    return {};
  }
  if (at_ >= bytes_.size()) {
    error_ = "unexpected end of JSON input";
  } else {
    std::string shown = gotemplate::QuoteRune(static_cast<unsigned char>(bytes_[at_]));
    error_ = fmt::format("invalid character {} {}", shown, where);
  }
  return {};
}

void JsonReader::SkipBlanks() {
  while (Here() == ' ' || Here() == '\t' || Here() == '\n' || Here() == '\r') {
    ++at_;
  }
}

Expected<Value> JsonReader::Read() {
  const Value value = Nested(0);
  SkipBlanks();
  if (!error_ && at_ < bytes_.size()) {
    Fail("after top-level value");
  }
  if (error_) {
    return Error{*error_};
  }
  return value;
}

Value JsonReader::Nested(int depth) {
  if (depth > MaxDepth) {
    error_ = "exceeded max depth";
    return {};
  }
  SkipBlanks();
  const std::size_t begin = at_;
  Value value;
  switch (Here()) {
    case '{':
      value = Members(depth);
      break;
    case '[':
      value = Items(depth);
      break;
    case '"': {
      const auto text = String();
      return text ? Value::Of(heap_.NewText(*text)) : Value();
    }
    case 't':
      value = Word("true", Value::Of(true));
      break;
    case 'f':
      value = Word("false", Value::Of(false));
      break;
    case 'n':
      value = Word("null", Value::Nil());
      break;
    default:
      value = Number();
  }
  return error_ ? Value() : value.From(PlaceOf(text_.Slice(begin, at_), origins_));
}

Value JsonReader::Word(std::string_view word, Value value) {
  for (std::size_t i = 0; i < word.size(); ++i, ++at_) {
    if (Here() != word[i]) {
      return Fail(fmt::format("in literal {} (expecting '{}')", word, word[i]));
    }
  }
  return value;
}

Value JsonReader::Number() {
  const std::size_t begin = at_;
  const auto digits = [&] {
    const std::size_t from = at_;
    while (Here() >= '0' && Here() <= '9') {
      ++at_;
    }
    return at_ > from;
  };
  at_ += Here() == '-' ? 1 : 0;
  if (Here() == '0') {
    ++at_;
  } else if (!digits()) {
    return Fail(at_ > begin ? "in numeric literal" : "looking for beginning of value");
  }
  if (Here() == '.') {
    ++at_;
    if (!digits()) {
      return Fail("after decimal point in numeric literal");
    }
  }
  if (Here() == 'e' || Here() == 'E') {
    ++at_;
    at_ += Here() == '+' || Here() == '-' ? 1 : 0;
    if (!digits()) {
      return Fail("in exponent of numeric literal");
    }
  }
  return Value::Float(gotemplate::ParseFloat(bytes_.substr(begin, at_ - begin)).value_or(0));
}

std::optional<char32_t> JsonReader::Hex() {
  const auto value = gotemplate::ParseUint(bytes_.substr(std::min(at_, bytes_.size()), 4), 16);
  if (!value || at_ + 4 > bytes_.size()) {
    return std::nullopt;
  }
  at_ += 4;
  return static_cast<char32_t>(*value);
}

bool JsonReader::EscapeTo(TextBuilder& out, gotemplate::OriginId origin) {
  static constexpr std::string_view Letters = "bfnrt\"\\/";
  static constexpr std::string_view Named = "\b\f\n\r\t\"\\/";
  const char mark = Here();
  const auto known = Letters.find(mark);
  if (known != std::string_view::npos && mark != '\0') {
    ++at_;
    out.Append(Named.substr(known, 1), origin);
    return true;
  }
  if (mark != 'u') {
    Fail("in string escape code");
    return false;
  }
  ++at_;
  auto rune = Hex();
  if (!rune) {
    Fail("in \\u hexadecimal character escape");
    return false;
  }
  if (*rune >= 0xD800 && *rune < 0xDC00 && bytes_.substr(at_).starts_with("\\u")) {
    const std::size_t before = at_;
    at_ += 2;
    const auto low = Hex();
    if (low && *low >= 0xDC00 && *low < 0xE000) {
      rune = 0x10000 + ((*rune - 0xD800) << 10U) + (*low - 0xDC00);
    } else {
      at_ = before;
    }
  }
  std::string encoded;
  gotemplate::AppendRune(*rune, encoded);
  out.Append(encoded, origin);
  return true;
}

std::optional<Text> JsonReader::String() {
  TextBuilder out;
  const std::size_t begin = ++at_;
  std::size_t done = begin;
  bool plain = true;
  while (at_ < bytes_.size()) {
    const char character = bytes_[at_];
    if (character == '"') {
      const Text rest = text_.Slice(done, at_);
      ++at_;
      if (plain) {
        return rest;
      }
      out.Append(rest);
      return out.Build(heap_.memory());
    }
    if (static_cast<unsigned char>(character) < 0x20U) {
      Fail("in string literal");
      return std::nullopt;
    }
    if (character != '\\') {
      ++at_;
      continue;
    }
    plain = false;
    out.Append(text_.Slice(done, at_));
    const auto origin = text_.OriginAt(at_);
    ++at_;
    if (!EscapeTo(out, origin)) {
      return std::nullopt;
    }
    done = at_;
  }
  Fail("");
  return std::nullopt;
}

Value JsonReader::Items(int depth) {
  List* list = heap_.NewList();
  ++at_;
  SkipBlanks();
  if (Here() == ']') {
    ++at_;
    return Value::Of(list);
  }
  while (!error_) {
    list->items.push_back(Nested(depth + 1));
    SkipBlanks();
    if (Here() == ']') {
      ++at_;
      return Value::Of(list);
    }
    if (error_ || Here() != ',') {
      return Fail("after array element");
    }
    ++at_;
  }
  return {};
}

Value JsonReader::Members(int depth) {
  Map* map = heap_.NewMap();
  ++at_;
  SkipBlanks();
  if (Here() == '}') {
    ++at_;
    return Value::Of(map);
  }
  while (!error_) {
    SkipBlanks();
    if (Here() != '"') {
      return Fail("looking for beginning of object key string");
    }
    const auto key = String();
    SkipBlanks();
    if (!key || Here() != ':') {
      return Fail("after object key");
    }
    ++at_;
    map->Set(heap_.NewText(*key), Nested(depth + 1));
    SkipBlanks();
    if (Here() == '}') {
      ++at_;
      return Value::Of(map);
    }
    if (error_ || Here() != ',') {
      return Fail("after object key:value pair");
    }
    ++at_;
  }
  return {};
}

Expected<Value> ReadJson(const Text& text, Heap& heap, Origins& origins) {
  return JsonReader(text, heap, origins).Read();
}

}  // namespace linter::helm
