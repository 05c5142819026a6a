#include <fmt/format.h>

#include <cmath>

#include "linter/gotemplate/number.h"
#include "linter/gotemplate/unicode.h"
#include "linter/helm/json.h"
#include "linter/helm/record.h"

namespace linter::helm {

using gotemplate::FirstRune;
using gotemplate::Heap;
using gotemplate::Kind;
using gotemplate::Map;
using gotemplate::OriginId;
using gotemplate::Rune;
using gotemplate::Text;
using gotemplate::TextBuilder;
using gotemplate::Value;

static constexpr int MaxDepth = 900;

class JsonWriter {
 public:
  JsonWriter(JsonStyle style, Heap& heap) : style_(style), heap_(heap) {}

  Expected<Text> Write(const Value& value) {
    Nested(value, 0);
    if (error_) {
      return Error{*error_};
    }
    return out_.Build(heap_.memory());
  }

 private:
  void Nested(const Value& value, int depth);
  void Items(const Value& value, int depth);
  void Members(const Value& value, int depth);
  void Record(const Value& value, int depth);
  void Number(const Value& value);
  void String(const Text& text);
  void Line(int depth, OriginId origin);

  JsonStyle style_;
  Heap& heap_;
  TextBuilder out_;
  std::optional<std::string> error_;
};

void JsonWriter::Line(int depth, OriginId origin) {
  if (style_ == JsonStyle::Pretty) {
    out_.Append("\n" + std::string(static_cast<std::size_t>(depth) * 2, ' '), origin);
  }
}

void JsonWriter::Items(const Value& value, int depth) {
  const auto& items = value.list().items;
  out_.Append("[", value.origin());
  for (std::size_t i = 0; i < items.size() && !error_; ++i) {
    out_.Append(i > 0 ? "," : "", value.origin());
    Line(depth + 1, value.origin());
    Nested(items[i], depth + 1);
  }
  if (!items.empty()) {
    Line(depth, value.origin());
  }
  out_.Append("]", value.origin());
}

void JsonWriter::Members(const Value& value, int depth) {
  const auto& entries = value.map().entries;
  out_.Append("{", value.origin());
  for (std::size_t i = 0; i < entries.size() && !error_; ++i) {
    out_.Append(i > 0 ? "," : "", value.origin());
    Line(depth + 1, value.origin());
    String(*entries[i].key);
    out_.Append(style_ == JsonStyle::Pretty ? ": " : ":", entries[i].value.origin());
    Nested(entries[i].value, depth + 1);
  }
  if (!entries.empty()) {
    Line(depth, value.origin());
  }
  out_.Append("}", value.origin());
}

// Structs keep the order of their fields, which mappings do not have.
void JsonWriter::Record(const Value& value, int depth) {
  const gotemplate::Object& object = value.object();
  out_.Append("{", value.origin());
  bool first = true;
  for (const RecordField& field : FieldsOf(*object.type)) {
    const Value content = object.type->field(object, field.name);
    if (field.omits_empty && !content.Truth()) {
      continue;
    }
    out_.Append(first ? "" : ",", value.origin());
    first = false;
    Line(depth + 1, value.origin());
    String(Text(field.json));
    out_.Append(style_ == JsonStyle::Pretty ? ": " : ":", content.origin());
    Nested(content, depth + 1);
  }
  Line(depth, value.origin());
  out_.Append("}", value.origin());
}

void JsonWriter::Number(const Value& value) {
  if (value.kind() == Kind::Uint64) {
    out_.Append(fmt::format("{}", static_cast<std::uint64_t>(value.integer())), value.origin());
    return;
  }
  if (value.kind() != Kind::Float64) {
    out_.Append(fmt::format("{}", value.integer()), value.origin());
    return;
  }
  const double real = value.real();
  if (!std::isfinite(real)) {
    error_ = "json: unsupported value: " + gotemplate::FormatFloat(real, 'g', -1);
    return;
  }
  const double size = std::fabs(real);
  const bool scientific = size != 0 && (size < 1e-6 || size >= 1e21);
  std::string text = gotemplate::FormatFloat(real, scientific ? 'e' : 'f', -1);
  const auto zero = text.find("e-0");
  if (zero != std::string::npos) {
    text.erase(zero + 2, 1);
  }
  out_.Append(text, value.origin());
}

static std::string Escape(char32_t rune) {
  static constexpr std::string_view Named = "\b\f\n\r\t\"\\";
  static constexpr std::string_view Letters = "bfnrt\"\\";
  const auto known =
      rune < 0x80 && rune != 0 ? Named.find(static_cast<char>(rune)) : std::string_view::npos;
  if (known != std::string_view::npos) {
    return std::string("\\") + Letters[known];
  }
  return fmt::format("\\u{:04x}", static_cast<unsigned>(rune));
}

void JsonWriter::String(const Text& text) {
  const std::string_view bytes = text.bytes();
  out_.Append("\"", text.OriginAt(0));
  std::size_t done = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    const Rune rune = FirstRune(bytes.substr(i));
    const bool invalid = rune.size == 1 && static_cast<unsigned char>(bytes[i]) >= 0x80U;
    const bool html =
        style_ != JsonStyle::Raw && (rune.value == '<' || rune.value == '>' || rune.value == '&');
    const bool separator = rune.value == 0x2028 || rune.value == 0x2029;
    if (invalid || html || separator || rune.value < 0x20 || rune.value == '"' ||
        rune.value == '\\') {
      out_.Append(text.Slice(done, i));
      out_.Append(Escape(rune.value), text.OriginAt(i));
      done = i + rune.size;
    }
    i += rune.size;
  }
  out_.Append(text.Slice(done, bytes.size()));
  out_.Append("\"", text.OriginAt(bytes.empty() ? 0 : bytes.size() - 1));
}

void JsonWriter::Nested(const Value& raw, int depth) {
  if (depth > MaxDepth) {
    error_ = "json: unsupported value: encountered a cycle via map[string]interface {}";
    return;
  }
  if (raw.kind() == Kind::Object && !FieldsOf(*raw.object().type).empty()) {
    Record(raw, depth);
    return;
  }
  const Value value = JsonForm(raw, heap_);
  switch (value.kind()) {
    case Kind::Invalid:
    case Kind::Nil:
      out_.Append("null", value.origin());
      return;
    case Kind::Bool:
      out_.Append(value.boolean() ? "true" : "false", value.origin());
      return;
    case Kind::String:
      String(value.text());
      return;
    case Kind::List:
      Items(value, depth);
      return;
    case Kind::Map:
      Members(value, depth);
      return;
    case Kind::Object:
      error_ = fmt::format("json: unsupported type: {}", value.TypeName());
      return;
    default:
      Number(value);
  }
}

Expected<Text> WriteJson(const Value& value, JsonStyle style, Heap& heap) {
  return JsonWriter(style, heap).Write(value);
}

}  // namespace linter::helm
