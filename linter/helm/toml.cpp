#include "linter/helm/toml.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <sstream>

#include "linter/gotemplate/number.h"
#include "linter/gotemplate/unicode.h"
#include "linter/helm/json.h"

namespace linter::helm {

using gotemplate::Heap;
using gotemplate::Kind;
using gotemplate::List;
using gotemplate::Map;
using gotemplate::OriginId;
using gotemplate::Value;

static constexpr int MaxDepth = 200;

class TomlWriter {
 public:
  explicit TomlWriter(Heap& heap) : heap_(heap) {}

  Expected<std::string> Write(const Value& value) {
    const Value root = JsonForm(value, heap_);
    if (!root.is_map()) {
      return Error{"toml: cannot encode a nil interface or a value that is no table"};
    }
    Table(root.map(), {}, 0);
    if (error_) {
      return Error{*error_};
    }
    return out_;
  }

 private:
  using Path = std::vector<std::string>;

  static bool IsTableList(const Value& value) {
    if (!value.is_list() || value.list().items.empty()) {
      return false;
    }
    for (const Value& item : value.list().items) {
      if (!item.is_map()) {
        return false;
      }
    }
    return true;
  }

  static std::string Quoted(std::string_view text) {
    std::string out = "\"";
    for (const char character : text) {
      switch (character) {
        case '"':
          out += "\\\"";
          break;
        case '\\':
          out += "\\\\";
          break;
        case '\n':
          out += "\\n";
          break;
        case '\t':
          out += "\\t";
          break;
        case '\r':
          out += "\\r";
          break;
        case '\b':
          out += "\\b";
          break;
        case '\f':
          out += "\\f";
          break;
        default:
          if (static_cast<unsigned char>(character) < 0x20U || character == 0x7F) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(character));
          } else {
            out += character;
          }
      }
    }
    return out + "\"";
  }

  static std::string Key(std::string_view key) {
    const bool bare = !key.empty() && key.find_first_not_of(
                                          "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                          "0123456789-_") == std::string_view::npos;
    return bare ? std::string(key) : Quoted(key);
  }

  static std::string Joined(const Path& path) {
    std::string out;
    for (const std::string& key : path) {
      out += out.empty() ? "" : ".";
      out += Key(key);
    }
    return out;
  }

  void Indent(std::size_t depth) { out_ += std::string(2 * depth, ' '); }

  void Table(const Map& map, const Path& path, std::size_t depth);
  void Header(const Path& path, std::string_view open, std::string_view close);
  std::string Inline(const Value& value, int depth);
  std::string Number(double value);

  Heap& heap_;
  std::string out_;
  std::optional<std::string> error_;
};

std::string TomlWriter::Number(double value) {
  if (!std::isfinite(value)) {
    return std::isnan(value) ? "nan" : value > 0 ? "+inf" : "-inf";
  }
  std::string text = gotemplate::FormatFloat(value, 'g', -1);
  const auto exponent = text.find('e');
  const bool point = text.find('.') != std::string::npos;
  if (exponent != std::string::npos) {
    const bool large = std::fabs(value) >= 1e6 && std::fabs(value) < 1e15;
    return large ? gotemplate::FormatFloat(value, 'f', 1) : text;
  }
  return point ? text : text + ".0";
}

std::string TomlWriter::Inline(const Value& raw, int depth) {
  const Value value = JsonForm(raw, heap_);
  if (depth > MaxDepth) {
    error_ = "toml: nested too deeply";
    return {};
  }
  switch (value.kind()) {
    case Kind::Bool:
      return value.boolean() ? "true" : "false";
    case Kind::Float64:
      return Number(value.real());
    case Kind::String:
      return Quoted(value.bytes());
    case Kind::List: {
      std::string out = "[";
      for (const Value& item : value.list().items) {
        if (item.is_nil()) {
          error_ = "toml: cannot encode array with nil element";
        }
        out += out.size() > 1 ? ", " : "";
        out += Inline(item, depth + 1);
      }
      return out + "]";
    }
    case Kind::Map: {
      std::string out = "{";
      for (const Map::Entry& entry : value.map().entries) {
        if (entry.value.is_nil()) {
          continue;
        }
        out += out.size() > 1 ? ", " : "";
        out += Key(entry.key->bytes()) + " = " + Inline(entry.value, depth + 1);
      }
      return out + "}";
    }
    default:
      return fmt::to_string(value.integer());
  }
}

void TomlWriter::Header(const Path& path, std::string_view open, std::string_view close) {
  if (!out_.empty()) {
    out_ += '\n';
  }
  Indent(path.size() - 1);
  out_ += fmt::format("{}{}{}\n", open, Joined(path), close);
}

// Plain keys come first, then tables, each in the order of the keys.
void TomlWriter::Table(const Map& map, const Path& path, std::size_t depth) {
  if (depth > static_cast<std::size_t>(MaxDepth)) {
    error_ = "toml: nested too deeply";
    return;
  }
  for (const Map::Entry& entry : map.entries) {
    const Value value = JsonForm(entry.value, heap_);
    if (value.is_nil() || value.is_map() || IsTableList(value)) {
      continue;
    }
    Indent(depth);
    out_ += Key(entry.key->bytes()) + " = " + Inline(value, 0) + "\n";
  }
  for (const Map::Entry& entry : map.entries) {
    const Value value = JsonForm(entry.value, heap_);
    Path below = path;
    below.emplace_back(entry.key->bytes());
    if (value.is_map()) {
      // Go leaves the blank line out before a table right below another.
      const bool nested = depth > 0;
      if (nested) {
        Indent(depth);
        out_ += fmt::format("[{}]\n", Joined(below));
      } else {
        Header(below, "[", "]");
      }
      Table(value.map(), below, depth + 1);
    } else if (IsTableList(value)) {
      for (const Value& item : value.list().items) {
        Header(below, "[[", "]]");
        Table(item.map(), below, depth + 1);
      }
    }
  }
}

Expected<std::string> WriteToml(const Value& value, Heap& heap) {
  return TomlWriter(heap).Write(value);
}

static Value FromNode(const toml::node& node, Heap& heap, OriginId origin) {
  if (const auto* table = node.as_table()) {
    Map* map = heap.NewMap();
    for (const auto& [key, value] : *table) {
      map->Set(heap.NewText(key.str(), origin), FromNode(value, heap, origin));
    }
    return Value::Of(map).From(origin);
  }
  if (const auto* array = node.as_array()) {
    List* list = heap.NewList();
    for (const auto& item : *array) {
      list->items.push_back(FromNode(item, heap, origin));
    }
    return Value::Of(list).From(origin);
  }
  if (const auto* text = node.as_string()) {
    return heap.String(text->get(), origin);
  }
  if (const auto* integer = node.as_integer()) {
    return Value::Int64(integer->get()).From(origin);
  }
  if (const auto* real = node.as_floating_point()) {
    return Value::Float(real->get()).From(origin);
  }
  if (const auto* boolean = node.as_boolean()) {
    return Value::Of(boolean->get()).From(origin);
  }
  std::ostringstream shown;
  if (const auto* date = node.as_date()) {
    shown << date->get() << "T00:00:00Z";
  } else if (const auto* time = node.as_time()) {
    shown << time->get();
  } else if (const auto* both = node.as_date_time()) {
    shown << both->get();
  }
  return heap.String(shown.str(), origin);
}

// What stands before the last equals sign.
static std::string_view LastKey(std::string_view text) {
  text = text.substr(0, std::min(text.rfind('='), text.size()));
  text = text.substr(
      text.find_last_of("\n.") == std::string_view::npos ? 0 : text.find_last_of("\n.") + 1);
  const auto begin = std::min(text.find_first_not_of(" \t"), text.size());
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

// Where a string ends that begins at `at`; the end of the text where it does not.
static std::size_t SkipString(std::string_view text, std::size_t at) {
  const char quote = text[at];
  const std::string_view three = quote == '"' ? R"(""")" : "'''";
  const auto closing = text.substr(at).starts_with(three) ? three : three.substr(0, 1);
  for (at += closing.size(); at < text.size(); ++at) {
    if (text[at] == '\\' && quote == '"') {
      ++at;
    } else if (text.substr(at).starts_with(closing)) {
      return at + closing.size();
    } else if (text[at] == '\n' && closing.size() == 1) {
      return text.size();
    }
  }
  return text.size();
}

// The first byte outside of strings and comments that is not ASCII, which TOML has no use for: the
// library's table of white space runs into undefined behaviour at most of them.
static std::optional<std::size_t> FindStranger(std::string_view text) {
  constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";
  std::size_t at = text.starts_with(ByteOrderMark) ? ByteOrderMark.size() : 0;
  while (at < text.size()) {
    if (text[at] == '"' || text[at] == '\'') {
      at = SkipString(text, at);
    } else if (text[at] == '#') {
      at = std::min(text.find('\n', at), text.size());
    } else if (static_cast<unsigned char>(text[at]) >= 0x80) {
      return at;
    } else {
      ++at;
    }
  }
  return std::nullopt;
}

Expected<Value> ReadToml(std::string_view text, Heap& heap, OriginId origin) {
  if (const auto stranger = FindStranger(text)) {
    const auto line =
        1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*stranger), '\n');
    return Error{fmt::format("toml: line {}: invalid character outside of strings", line)};
  }
  const toml::parse_result result = toml::parse(text);
  if (!result) {
    const auto& error = result.error();
    const auto line = static_cast<std::size_t>(error.source().begin.line);
    if (error.description().find("end-of-file") != std::string_view::npos) {
      return Error{fmt::format("toml: line {} (last key {}): unexpected EOF; expected value", line,
                               gotemplate::Quote(LastKey(text)))};
    }
    return Error{fmt::format("toml: line {}: {}", error.source().begin.line, error.description())};
  }
  return FromNode(result.table(), heap, origin);
}

}  // namespace linter::helm
