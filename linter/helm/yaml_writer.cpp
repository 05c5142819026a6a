#include "linter/helm/yaml_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "linter/gotemplate/number.h"
#include "linter/gotemplate/unicode.h"
#include "linter/helm/json.h"
#include "linter/helm/yaml_style.h"

namespace linter::helm {

using gotemplate::FirstRune;
using gotemplate::Heap;
using gotemplate::Kind;
using gotemplate::List;
using gotemplate::Map;
using gotemplate::OriginId;
using gotemplate::Origins;
using gotemplate::Rune;
using gotemplate::Text;
using gotemplate::TextBuilder;
using gotemplate::Value;

static constexpr int MaxDepth = 900;
// A longer key is written behind a question mark.
static constexpr std::size_t MaxSimpleKey = 128;

class YamlWriter {
 public:
  YamlWriter(const YamlStyle& style, Heap& heap, Origins& origins)
      : style_(style), heap_(heap), origins_(origins) {}

  std::optional<Text> Write(const Value& value);

 private:
  enum class Start : std::uint8_t { NewLine, SameLine };

  void Nested(const Value& value, std::uint32_t indent, int depth, Start start);
  void WriteMap(const Value& value, std::uint32_t indent, int depth, Start start);
  void WriteKey(const Text& key, std::uint32_t indent, OriginId origin);
  void WriteList(const Value& value, std::uint32_t indent, int depth, Start start);
  void Scalar(const Value& value, std::uint32_t indent);
  void String(const Text& text, std::uint32_t indent, ScalarPlace place);
  void Plain(const Text& text, std::uint32_t indent, ScalarPlace place);
  void SingleQuoted(const Text& text, std::uint32_t indent, ScalarPlace place);
  void DoubleQuoted(const Text& text, std::uint32_t indent, ScalarPlace place);
  void Literal(const Text& text, std::uint32_t indent);
  std::string NumberText(const Value& value);

  void Put(std::string_view bytes, OriginId origin);
  void Put(const Text& text);
  void Break(OriginId origin);
  void NewLine(std::uint32_t indent, OriginId origin);
  bool FoldsHere(const Text& text, std::size_t at, bool after_space, ScalarPlace place) const;

  YamlStyle style_;
  Heap& heap_;
  Origins& origins_;
  TextBuilder out_;
  std::uint32_t column_ = 0;
  bool failed_ = false;
};

void YamlWriter::Put(std::string_view bytes, OriginId origin) {
  const auto& written = origins_[origins_.Innermost(origin)];
  const bool copied = !bytes.empty() && written.kind == gotemplate::OriginKind::Written &&
                      origins_.Bytes(written) == bytes;
  out_.Append(bytes, origin, copied ? 0 : gotemplate::NotCopied);
  column_ += static_cast<std::uint32_t>(gotemplate::RuneCount(bytes));
}

void YamlWriter::Put(const Text& text) {
  out_.Append(text);
  column_ += static_cast<std::uint32_t>(gotemplate::RuneCount(text.bytes()));
}

void YamlWriter::Break(OriginId origin) {
  out_.Append("\n", origin);
  column_ = 0;
}

void YamlWriter::NewLine(std::uint32_t indent, OriginId origin) {
  if (column_ != 0) {
    Break(origin);
  }
  out_.Append(std::string(indent, ' '), origin);
  column_ = indent;
}

std::optional<Text> YamlWriter::Write(const Value& value) {
  Nested(value, 0, 0, Start::SameLine);
  if (failed_) {
    return std::nullopt;
  }
  if (column_ == 0 && !out_.empty()) {
    out_.Truncate(out_.size() - 1);
  }
  return out_.Build(heap_.memory());
}

void YamlWriter::Nested(const Value& value, std::uint32_t indent, int depth, Start start) {
  if (depth > MaxDepth) {
    failed_ = true;
  }
  if (failed_) {
    return;
  }
  const Value plain = JsonForm(value, heap_);
  if (plain.is_map() && !plain.map().entries.empty()) {
    WriteMap(plain, indent, depth, start);
  } else if (plain.is_list() && !plain.list().items.empty()) {
    WriteList(plain, indent, depth, start);
  } else {
    Scalar(plain, indent);
  }
}

void YamlWriter::WriteKey(const Text& key, std::uint32_t indent, OriginId origin) {
  const bool simple = key.size() <= MaxSimpleKey;
  if (!simple) {
    Put("? ", origin);
  }
  String(key, indent, ScalarPlace::Key);
  if (!simple) {
    NewLine(indent, origin);
  }
  Put(":", origin);
}

void YamlWriter::WriteMap(const Value& value, std::uint32_t indent, int depth, Start start) {
  std::vector<Map::Entry> entries(value.map().entries.begin(), value.map().entries.end());
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Map::Entry& left, const Map::Entry& right) {
                     return YamlKeyLess(left.key->bytes(), right.key->bytes());
                   });
  bool same_line = start == Start::SameLine;
  for (const Map::Entry& entry : entries) {
    if (!same_line) {
      NewLine(indent, value.origin());
    }
    same_line = false;
    WriteKey(*entry.key, indent, entry.value.origin());
    const Value item = JsonForm(entry.value, heap_);
    if (item.is_map() && !item.map().entries.empty()) {
      Nested(item, indent + 2, depth + 1, Start::NewLine);
    } else if (item.is_list() && !item.list().items.empty()) {
      Nested(item, indent + (style_.indents_sequences ? 2 : 0), depth + 1, Start::NewLine);
    } else {
      Put(" ", item.origin());
      Scalar(item, indent + 2);
    }
    if (failed_) {
      return;
    }
  }
}

void YamlWriter::WriteList(const Value& value, std::uint32_t indent, int depth, Start start) {
  bool same_line = start == Start::SameLine;
  for (std::size_t i = 0; i < value.list().items.size() && !failed_; ++i) {
    const Value item = value.list().items[i];
    if (!same_line) {
      NewLine(indent, value.origin());
    }
    same_line = false;
    Put("- ", item.origin());
    Nested(item, indent + 2, depth + 1, Start::SameLine);
  }
}

std::string YamlWriter::NumberText(const Value& value) {
  if (value.kind() == Kind::Uint64) {
    return fmt::format("{}", static_cast<std::uint64_t>(value.integer()));
  }
  if (value.kind() != Kind::Float64) {
    return fmt::format("{}", value.integer());
  }
  const double real = value.real();
  if (!std::isfinite(real)) {
    failed_ = style_.whole_numbers;
    return std::isnan(real) ? ".nan" : real > 0 ? ".inf" : "-.inf";
  }
  const bool whole =
      real == std::floor(real) && real < 18446744073709551616.0 && real >= -9223372036854775808.0;
  if (style_.whole_numbers && whole) {
    const std::string text = gotemplate::FormatFloat(real, 'f', -1);
    return text == "-0" ? "0" : text;
  }
  return gotemplate::FormatFloat(real, 'g', -1);
}

void YamlWriter::Scalar(const Value& value, std::uint32_t indent) {
  switch (value.kind()) {
    case Kind::Invalid:
    case Kind::Nil:
      Put("null", value.origin());
      return;
    case Kind::Bool:
      Put(value.boolean() ? "true" : "false", value.origin());
      return;
    case Kind::String:
      String(value.text(), indent == 0 ? 2 : indent, ScalarPlace::Value);
      return;
    case Kind::List:
      Put("[]", value.origin());
      return;
    case Kind::Map:
      Put("{}", value.origin());
      return;
    case Kind::Object:
      failed_ = true;
      return;
    default:
      Put(NumberText(value), value.origin());
  }
}

void YamlWriter::String(const Text& text, std::uint32_t indent, ScalarPlace place) {
  switch (StyleOf(text.bytes(), place)) {
    case ScalarStyle::Plain:
      Plain(text, indent, place);
      return;
    case ScalarStyle::SingleQuoted:
      SingleQuoted(text, indent, place);
      return;
    case ScalarStyle::DoubleQuoted:
      DoubleQuoted(text, indent, place);
      return;
    case ScalarStyle::Literal:
      Literal(text, indent);
  }
}

// The blank at `at` becomes a line break.
bool YamlWriter::FoldsHere(const Text& text, std::size_t at, bool after_space,
                           ScalarPlace place) const {
  const std::string_view bytes = text.bytes();
  return place == ScalarPlace::Value && style_.width != 0 && !after_space &&
         column_ > style_.width && at + 1 < bytes.size() && bytes[at + 1] != ' ';
}

void YamlWriter::Plain(const Text& text, std::uint32_t indent, ScalarPlace place) {
  const std::string_view bytes = text.bytes();
  std::size_t done = 0;
  bool after_space = false;
  // Only at blanks something can happen, so that text is put from blank to blank.
  for (std::size_t i = 0; style_.width != 0 && i < bytes.size(); ++i) {
    if (bytes[i] != ' ') {
      after_space = false;
      continue;
    }
    Put(text.Slice(done, i));
    done = i;
    if (FoldsHere(text, i, after_space, place)) {
      NewLine(indent, text.OriginAt(i));
      done = i + 1;
    }
    after_space = true;
  }
  Put(text.Slice(done, bytes.size()));
}

void YamlWriter::SingleQuoted(const Text& text, std::uint32_t indent, ScalarPlace place) {
  const std::string_view bytes = text.bytes();
  Put("'", text.OriginAt(0));
  std::size_t done = 0;
  bool after_space = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const bool quote = bytes[i] == '\'';
    if (quote || bytes[i] == ' ') {
      Put(text.Slice(done, i));
      done = i;
    }
    if (quote) {
      Put("'", text.OriginAt(i));
    }
    if (bytes[i] == ' ' && i > 0 && FoldsHere(text, i, after_space, place)) {
      NewLine(indent, text.OriginAt(i));
      done = i + 1;
    }
    after_space = bytes[i] == ' ';
  }
  Put(text.Slice(done, bytes.size()));
  Put("'", text.OriginAt(bytes.empty() ? 0 : bytes.size() - 1));
}

static std::string Escape(char32_t rune) {
  static constexpr std::string_view Named = "\a\b\t\n\v\f\r\x1b\"\\";
  static constexpr std::string_view Letters = "abtnvfre\"\\";
  if (rune == 0) {
    return "\\0";
  }
  const auto known = rune < 0x80 ? Named.find(static_cast<char>(rune)) : std::string_view::npos;
  if (known != std::string_view::npos) {
    return std::string("\\") + Letters[known];
  }
  if (rune == 0x85 || rune == 0xA0 || rune == 0x2028 || rune == 0x2029) {
    return rune == 0x85 ? "\\N" : rune == 0xA0 ? "\\_" : rune == 0x2028 ? "\\L" : "\\P";
  }
  const auto number = static_cast<unsigned>(rune);
  return rune <= 0xFF     ? fmt::format("\\x{:02X}", number)
         : rune <= 0xFFFF ? fmt::format("\\u{:04X}", number)
                          : fmt::format("\\U{:08X}", number);
}

static bool NeedsEscape(char32_t rune) {
  return !IsYamlPrintable(rune) || rune == '\n' || rune == '"' || rune == '\\' || rune == 0x2028 ||
         rune == 0x2029;
}

void YamlWriter::DoubleQuoted(const Text& text, std::uint32_t indent, ScalarPlace place) {
  const std::string_view bytes = text.bytes();
  Put("\"", text.OriginAt(0));
  std::size_t done = 0;
  bool after_space = false;
  for (std::size_t i = 0; i < bytes.size();) {
    const Rune rune = FirstRune(bytes.substr(i));
    const bool escape = NeedsEscape(rune.value);
    const bool space = rune.value == ' ';
    if (escape || space) {
      Put(text.Slice(done, i));
      done = escape ? i + rune.size : i;
    }
    if (escape) {
      Put(Escape(rune.value), text.OriginAt(i));
    }
    const bool folds = place == ScalarPlace::Value && style_.width != 0 && !after_space &&
                       column_ > style_.width && i > 0 && i + 1 < bytes.size();
    if (space && folds) {
      NewLine(indent, text.OriginAt(i));
      // A blank behind the fold would be lost.
      if (bytes[i + 1] == ' ') {
        Put("\\", text.OriginAt(i));
      }
      done = i + 1;
    }
    after_space = space;
    i += rune.size;
  }
  Put(text.Slice(done, bytes.size()));
  Put("\"", text.OriginAt(bytes.empty() ? 0 : bytes.size() - 1));
}

void YamlWriter::Literal(const Text& text, std::uint32_t indent) {
  const std::string_view bytes = text.bytes();
  const OriginId origin = text.OriginAt(0);
  std::string head = "|";
  head += bytes[0] == ' ' || bytes[0] == '\n' ? "2" : "";
  if (bytes.back() != '\n') {
    head += '-';
  } else if (bytes.size() == 1 || bytes[bytes.size() - 2] == '\n') {
    head += '+';
  }
  Put(head, origin);
  Break(origin);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t newline = bytes.find('\n', at);
    const std::size_t end = std::min(newline, bytes.size());
    if (end > at) {
      NewLine(indent, text.OriginAt(at));
      Put(text.Slice(at, end));
    }
    if (newline == std::string_view::npos) {
      return;
    }
    out_.Append(text.Slice(newline, newline + 1));
    column_ = 0;
    at = newline + 1;
  }
}

std::optional<Text> WriteYaml(const Value& value, const YamlStyle& style, Heap& heap,
                              Origins& origins) {
  return YamlWriter(style, heap, origins).Write(value);
}

}  // namespace linter::helm
