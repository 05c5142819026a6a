#include "linter/helm/set_values.h"

#include <fmt/format.h>

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

static constexpr std::int64_t MaxIndex = 65536;
static constexpr int MaxNested = 30;

class SetParser {
 public:
  SetParser(SetKind kind, const Text& argument, const Text& content, Heap& heap, Origins& origins)
      : kind_(kind), text_(argument), content_(content), heap_(heap), origins_(origins) {}

  std::optional<Error> Parse(Map& into) {
    while (!error_ && at_ < text_.size()) {
      Key(into, 0);
    }
    return error_;
  }

 private:
  struct Piece {
    Text text;
    // The character that stopped it; NUL at the end.
    char stop = '\0';
  };

  Piece Until(std::string_view stops);
  void Fail(std::string message);
  void Key(Map& into, int depth);
  void Indexed(Map& into, const Text& key, int depth);
  void Nested(Map& into, const Text& key, int depth);
  void Item(List& list, int depth);
  std::optional<std::size_t> Index();
  Value ValueHere();
  Value ListHere();
  Value JsonHere();
  Value Typed(const Text& text);
  void Put(Map& into, const Text& key, const Value& value);
  void PutAt(List& list, std::size_t index, const Value& value);

  SetKind kind_;
  Text text_;
  Text content_;
  Heap& heap_;
  Origins& origins_;
  std::size_t at_ = 0;
  std::optional<Error> error_;
};

void SetParser::Fail(std::string message) {
  if (!error_) {
    error_ = Error{std::move(message)};
  }
}

SetParser::Piece SetParser::Until(std::string_view stops) {
  const std::string_view bytes = text_.bytes();
  TextBuilder out;
  std::size_t done = at_;
  const bool escapes = kind_ != SetKind::Literal;
  while (at_ < bytes.size()) {
    const char character = bytes[at_];
    if (stops.find(character) != std::string_view::npos) {
      out.Append(text_.Slice(done, at_));
      ++at_;
      return {out.Build(heap_.memory()), character};
    }
    if (character == '\\' && escapes) {
      out.Append(text_.Slice(done, at_));
      done = at_ + 1;
      ++at_;
    }
    ++at_;
  }
  at_ = std::min(at_, bytes.size());
  out.Append(text_.Slice(std::min(done, bytes.size()), bytes.size()));
  return {out.Build(heap_.memory()), '\0'};
}

void SetParser::Put(Map& into, const Text& key, const Value& value) {
  if (!key.empty()) {
    into.Set(heap_.NewText(key), value.is_nil() ? Value::Nil().From(value.origin()) : value);
  }
}

void SetParser::PutAt(List& list, std::size_t index, const Value& value) {
  while (list.items.size() <= index) {
    list.items.push_back(Value::Nil());
  }
  list.items[index] = value.is_nil() ? Value::Nil().From(value.origin()) : value;
}

void SetParser::Key(Map& into, int depth) {
  const Piece key = Until(kind_ == SetKind::Literal ? "=[." : "=[,.");
  switch (key.stop) {
    case '=':
      Put(into, key.text, ValueHere());
      return;
    case '[':
      Indexed(into, key.text, depth);
      return;
    case '.':
      Nested(into, key.text, depth + 1);
      return;
    case ',':
      Put(into, key.text, heap_.String(""));
      Fail(fmt::format("key {} has no value (cannot end with ,)",
                       gotemplate::Quote(key.text.bytes())));
      return;
    default:
      if (!key.text.empty()) {
        Fail(fmt::format("key {} has no value", gotemplate::Quote(key.text.bytes())));
      }
  }
}

void SetParser::Nested(Map& into, const Text& key, int depth) {
  if (depth > MaxNested) {
    Fail(fmt::format("value name nested level is greater than maximum supported nested level of {}",
                     MaxNested));
    return;
  }
  const Value* found = into.Find(key.bytes());
  if (found != nullptr && !found->is_map()) {
    Fail(
        fmt::format("unable to parse key: interface conversion: interface {{}} is {}, not "
                    "map[string]interface {{}}",
                    found->is_nil() ? "nil" : found->TypeName()));
    return;
  }
  Map* inner = found != nullptr ? &found->map() : heap_.NewMap();
  Key(*inner, depth);
  if (!error_ && inner->entries.empty()) {
    Fail(fmt::format("key map {} has no value", gotemplate::Quote(key.bytes())));
  }
  if (found == nullptr && !inner->entries.empty()) {
    Put(into, key, Value::Of(inner).From(PlaceOf(text_, origins_)));
  }
}

std::optional<std::size_t> SetParser::Index() {
  const Piece piece = Until("]");
  const auto number = gotemplate::ParseInt(piece.text.bytes(), 10);
  if (piece.stop == '\0') {
    Fail("error parsing index: EOF");
  } else if (!number) {
    Fail(fmt::format("error parsing index: strconv.Atoi: parsing {}: invalid syntax",
                     gotemplate::Quote(piece.text.bytes())));
  } else if (*number < 0) {
    Fail(fmt::format("negative {} index not allowed", *number));
  } else if (*number > MaxIndex) {
    Fail(fmt::format("index of {} is greater than maximum supported index of {}", *number,
                     MaxIndex));
  } else {
    return static_cast<std::size_t>(*number);
  }
  return std::nullopt;
}

void SetParser::Indexed(Map& into, const Text& key, int depth) {
  const Value* found = into.Find(key.bytes());
  if (found != nullptr && !found->is_list()) {
    Fail(
        fmt::format("unable to parse key: interface conversion: interface {{}} is {}, not "
                    "[]interface {{}}",
                    found->is_nil() ? "nil" : found->TypeName()));
    return;
  }
  // Lists of the values below stay as they are: this one is a copy.
  List* list = heap_.NewList();
  if (found != nullptr) {
    list->items = found->list().items;
  }
  Item(*list, depth);
  Put(into, key, Value::Of(list).From(PlaceOf(text_, origins_)));
}

void SetParser::Item(List& list, int depth) {
  const auto index = Index();
  if (!index) {
    return;
  }
  const Piece piece = Until("[.=");
  if (!piece.text.empty()) {
    Fail(fmt::format("unexpected data at end of array index: {}",
                     gotemplate::Quote(piece.text.bytes())));
    return;
  }
  const Value present = *index < list.items.size() ? list.items[*index] : Value();
  if (piece.stop == '=') {
    PutAt(list, *index, ValueHere());
  } else if (piece.stop == '[') {
    List* inner = heap_.NewList();
    if (present.is_list()) {
      inner->items = present.list().items;
    }
    if (depth > MaxNested) {
      Fail("value name is nested too deeply");
      return;
    }
    Item(*inner, depth + 1);
    PutAt(list, *index, Value::Of(inner));
  } else if (piece.stop == '.') {
    Map* inner = present.is_map() ? &present.map() : heap_.NewMap();
    Key(*inner, depth);
    PutAt(list, *index, Value::Of(inner));
  } else {
    Fail("EOF");
  }
}

Value SetParser::ValueHere() {
  if (kind_ == SetKind::Literal) {
    const Text rest = text_.Slice(at_, text_.size());
    at_ = text_.size();
    return Value::Of(heap_.NewText(rest));
  }
  if (kind_ == SetKind::Json) {
    return JsonHere();
  }
  if (at_ < text_.size() && text_.bytes()[at_] == '{') {
    ++at_;
    return ListHere();
  }
  const Piece piece = Until(",");
  return kind_ == SetKind::File ? Value::Of(heap_.NewText(content_)) : Typed(piece.text);
}

Value SetParser::ListHere() {
  List* list = heap_.NewList();
  while (true) {
    const Piece piece = Until(",}");
    if (piece.stop == '\0') {
      Fail("list must terminate with '}'");
      return {};
    }
    list->items.push_back(Typed(piece.text));
    if (list->items.back().is_nil()) {
      list->items.back() = Value::Nil();
    }
    if (piece.stop == '}') {
      break;
    }
  }
  if (at_ < text_.size() && text_.bytes()[at_] == ',') {
    ++at_;
  }
  return Value::Of(list).From(PlaceOf(text_, origins_));
}

// Several JSON values may follow each other behind commas: the shortest text that reads is one.
Value SetParser::JsonHere() {
  const std::string_view bytes = text_.bytes();
  if (bytes.find_first_not_of(" \t\n", at_) == std::string_view::npos) {
    at_ = bytes.size();
    return Value::Nil();
  }
  std::size_t end = at_;
  while (end < bytes.size()) {
    end = std::min(bytes.find(',', end + 1), bytes.size());
    const auto value = ReadJson(text_.Slice(at_, end), heap_, origins_);
    if (value) {
      at_ = std::min(end + 1, bytes.size());
      return *value;
    }
  }
  Fail("invalid JSON");
  return {};
}

static bool EqualsWord(std::string_view text, std::string_view word) {
  if (text.size() != word.size()) {
    return false;
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((text[i] | 0x20) != word[i]) {
      return false;
    }
  }
  return true;
}

Value SetParser::Typed(const Text& text) {
  const std::string_view bytes = text.bytes();
  const auto place = PlaceOf(text, origins_);
  if (kind_ == SetKind::Typed) {
    if (EqualsWord(bytes, "true") || EqualsWord(bytes, "false")) {
      return Value::Of(bytes.size() == 4).From(place);
    }
    if (EqualsWord(bytes, "null")) {
      return Value::Nil().From(place);
    }
    const bool number = bytes == "0" || (!bytes.empty() && bytes[0] != '0');
    const auto integer = number ? gotemplate::ParseInt(bytes, 10) : std::nullopt;
    if (integer) {
      return Value::Int64(*integer).From(place);
    }
  }
  return Value::Of(heap_.NewText(text));
}

std::optional<Error> SetValues(SetKind kind, const Text& argument, const Text& content, Map& into,
                               Heap& heap, Origins& origins) {
  return SetParser(kind, argument, content, heap, origins).Parse(into);
}

}  // namespace linter::helm
