#include "linter/helm/yaml_reader.h"

#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "linter/gotemplate/format.h"
#include "linter/gotemplate/number.h"
#include "linter/gotemplate/unicode.h"
#include "linter/helm/base64.h"
#include "linter/helm/yaml_content.h"
#include "linter/helm/yaml_scalar.h"

// libyaml is what Go's YAML packages are a translation of, so that it accepts and refuses the same
// texts in the same words.

namespace linter::helm {

using gotemplate::Heap;
using gotemplate::List;
using gotemplate::Map;
using gotemplate::OriginId;
using gotemplate::Origins;
using gotemplate::Text;
using gotemplate::TextBuilder;
using gotemplate::Value;

// Deeper than any values, and not too deep for a thread's stack.
static constexpr int MaxDepth = 1000;
// Aliases may multiply what is written only so far.
static constexpr std::size_t MaxNodes = 4'000'000;

struct Event : yaml_event_t {
  Event() : yaml_event_t() {}
  ~Event() { yaml_event_delete(this); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
};

static std::string NameOf(const unsigned char* anchor) {
  return anchor != nullptr ? reinterpret_cast<const char*>(anchor) : "";
}

class YamlReader {
 public:
  YamlReader(const Text& text, Heap& heap, Origins& origins)
      : text_(text), heap_(heap), origins_(origins), offsets_(text.bytes()) {
    yaml_parser_initialize(&parser_);
    const auto bytes = text.bytes();
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(bytes.data()),
                                 bytes.size());
  }
  ~YamlReader() { yaml_parser_delete(&parser_); }
  YamlReader(const YamlReader&) = delete;
  YamlReader& operator=(const YamlReader&) = delete;

  Expected<Value> Read();

 private:
  std::uint32_t OffsetOf(const yaml_mark_t& mark) const { return offsets_.At(mark.index); }
  bool Next(Event& event);
  Value Fail(std::string message);
  Value FailFromParser();

  Value Node(const yaml_event_t& event, int depth);
  Value AliasTo(const yaml_event_t& event);
  Value ScalarOf(const yaml_event_t& event);
  Value TaggedScalar(std::string_view tag, const Text& content, OriginId place);
  Value Plain(const Scalar& scalar, const Text& content, OriginId place);
  Text ContentOf(const yaml_event_t& event);
  Value Sequence(const yaml_event_t& event, int depth);
  Value Mapping(const yaml_event_t& event, int depth);
  const Text* KeyOf(const yaml_event_t& event, int depth);
  void Merge(Map& into, const Value& from);
  OriginId Place(const yaml_mark_t& begin, const yaml_mark_t& end);
  void Remember(const std::string& anchor, const Value& value);

  Text text_;
  Heap& heap_;
  Origins& origins_;
  yaml_parser_t parser_ = {};
  CharacterOffsets offsets_;
  std::map<std::string, Value, std::less<>> anchors_;
  std::size_t nodes_ = 0;
  std::optional<std::string> error_;
  bool merge_key_ = false;
  bool null_key_ = false;
};

Value YamlReader::Fail(std::string message) {
  if (!error_) {
    error_ = std::move(message);
  }
  return {};
}

// Go counts the lines of scanner errors from the line behind.
Value YamlReader::FailFromParser() {
  std::size_t line = 0;
  if (parser_.problem_mark.line != 0) {
    line = parser_.problem_mark.line + (parser_.error == YAML_SCANNER_ERROR ? 1 : 0);
  } else if (parser_.context_mark.line != 0) {
    line = parser_.context_mark.line;
  }
  const std::string where = line != 0 ? fmt::format("line {}: ", line) : "";
  const char* problem = parser_.problem;
  return Fail(fmt::format("yaml: {}{}", where,
                          problem != nullptr ? problem : "unknown problem parsing YAML content"));
}

bool YamlReader::Next(Event& event) {
  if (error_) {
    return false;
  }
  if (yaml_parser_parse(&parser_, &event) == 0) {
    FailFromParser();
    return false;
  }
  return true;
}

Expected<Value> YamlReader::Read() {
  Value root;
  while (!error_) {
    Event event;
    if (!Next(event) || event.type == YAML_STREAM_END_EVENT) {
      break;
    }
    if (event.type == YAML_STREAM_START_EVENT || event.type == YAML_DOCUMENT_START_EVENT) {
      continue;
    }
    root = Node(event, 0);
    Event end;
    Next(end);
    break;
  }
  if (error_) {
    return Error{*error_};
  }
  return root.is_nil() ? Value::Nil().From(root.origin()) : root;
}

OriginId YamlReader::Place(const yaml_mark_t& begin, const yaml_mark_t& end) {
  const std::uint32_t from = OffsetOf(begin);
  std::uint32_t to = OffsetOf(end);
  const std::string_view bytes = text_.bytes();
  while (to > from && (bytes[to - 1] == ' ' || bytes[to - 1] == '\n' || bytes[to - 1] == '\r')) {
    --to;
  }
  return PlaceOf(text_.Slice(from, to), origins_);
}

void YamlReader::Remember(const std::string& anchor, const Value& value) {
  if (!anchor.empty()) {
    anchors_.insert_or_assign(anchor, value);
  }
}

Value YamlReader::Node(const yaml_event_t& event, int depth) {
  if (depth > MaxDepth) {
    return Fail("yaml: exceeded max depth of 10000");
  }
  if (++nodes_ > MaxNodes) {
    return Fail("yaml: document contains excessive aliasing");
  }
  switch (event.type) {
    case YAML_SCALAR_EVENT: {
      const Value value = ScalarOf(event);
      Remember(NameOf(event.data.scalar.anchor), value);
      return value;
    }
    case YAML_SEQUENCE_START_EVENT:
      return Sequence(event, depth);
    case YAML_MAPPING_START_EVENT:
      return Mapping(event, depth);
    case YAML_ALIAS_EVENT:
      return AliasTo(event);
    default:
      return {};
  }
}

Value YamlReader::AliasTo(const yaml_event_t& event) {
  const std::string name(reinterpret_cast<const char*>(event.data.alias.anchor));
  const auto found = anchors_.find(name);
  if (found == anchors_.end()) {
    return Fail(fmt::format("yaml: unknown anchor '{}' referenced", name));
  }
  nodes_ += CountNodes(found->second);
  if (nodes_ > MaxNodes) {
    return Fail("yaml: document contains excessive aliasing");
  }
  return DeepCopy(found->second, heap_);
}

Text YamlReader::ContentOf(const yaml_event_t& event) {
  const auto& scalar = event.data.scalar;
  const std::string_view value(reinterpret_cast<const char*>(scalar.value), scalar.length);
  const Text source = text_.Slice(OffsetOf(event.start_mark), OffsetOf(event.end_mark));
  if (scalar.style == YAML_LITERAL_SCALAR_STYLE) {
    return BlockLines(value, source, heap_, origins_);
  }
  // Behind a tag or an anchor the content ends where the node ends.
  const bool quoted = scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
                      scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
  const std::size_t tail = quoted ? 1 : 0;
  if (source.size() >= value.size() + tail) {
    const std::size_t stop = source.size() - tail;
    const Text content = source.Slice(stop - value.size(), stop);
    if (content.bytes() == value) {
      return content;
    }
  }
  TextBuilder builder;
  builder.Append(value, OriginOf(source, origins_));
  return builder.Build(heap_.memory());
}

Value YamlReader::Plain(const Scalar& scalar, const Text& content, OriginId place) {
  switch (scalar.kind) {
    case ScalarKind::Null:
      return Value::Nil().From(place);
    case ScalarKind::Bool:
      return Value::Of(scalar.boolean).From(place);
    case ScalarKind::Int:
      return Value::Float(static_cast<double>(scalar.integer)).From(place);
    case ScalarKind::Uint:
      return Value::Float(static_cast<double>(static_cast<std::uint64_t>(scalar.integer)))
          .From(place);
    case ScalarKind::Float:
      if (!std::isfinite(scalar.real)) {
        const std::string shown = gotemplate::FormatFloat(scalar.real, 'g', -1);
        return Fail("json: unsupported value: " + shown);
      }
      return Value::Float(scalar.real).From(place);
    default:
      return Value::Of(heap_.NewText(content)).From(place);
  }
}

Value YamlReader::TaggedScalar(std::string_view tag, const Text& content, OriginId place) {
  constexpr std::string_view Prefix = "tag:yaml.org,2002:";
  const std::string_view name = tag.starts_with(Prefix) ? tag.substr(Prefix.size()) : "";
  const Scalar scalar = ResolveScalar(content.bytes());
  if (name == "binary") {
    const auto decoded = DecodeBase64(content.bytes());
    return decoded ? heap_.String(*decoded, place)
                   : Fail("yaml: !!binary value contains invalid base64 data");
  }
  const bool number = scalar.kind == ScalarKind::Int || scalar.kind == ScalarKind::Uint;
  const bool fits = (name == "int" && number) ||
                    (name == "float" && (number || scalar.kind == ScalarKind::Float)) ||
                    (name == "bool" && scalar.kind == ScalarKind::Bool) ||
                    (name == "null" && scalar.kind == ScalarKind::Null);
  if (fits) {
    return Plain(scalar, content, place);
  }
  if (name == "int" || name == "float" || name == "bool" || name == "null") {
    return Fail(fmt::format("yaml: cannot decode !!str `{}` as a !!{}", content.bytes(), name));
  }
  return Value::Of(heap_.NewText(content)).From(place);
}

Value YamlReader::ScalarOf(const yaml_event_t& event) {
  const auto& scalar = event.data.scalar;
  const OriginId place = Place(event.start_mark, event.end_mark);
  const Text content = Within(place, ContentOf(event), heap_, origins_);
  if (scalar.tag != nullptr && scalar.plain_implicit == 0 && scalar.quoted_implicit == 0) {
    return TaggedScalar(reinterpret_cast<const char*>(scalar.tag), content, place);
  }
  if (scalar.style != YAML_PLAIN_SCALAR_STYLE) {
    return Value::Of(heap_.NewText(content)).From(place);
  }
  return Plain(ResolveScalar(content.bytes()), content, place);
}

Value YamlReader::Sequence(const yaml_event_t& event, int depth) {
  List* list = heap_.NewList();
  const auto begin = event.start_mark;
  const std::string anchor = NameOf(event.data.sequence_start.anchor);
  while (!error_) {
    Event item;
    if (!Next(item)) {
      break;
    }
    if (item.type == YAML_SEQUENCE_END_EVENT) {
      const Value value = Value::Of(list).From(Place(begin, item.end_mark));
      Remember(anchor, value);
      return value;
    }
    list->items.push_back(Node(item, depth + 1));
  }
  return {};
}

// Keys of all types become text, as JSON wants it.
const Text* YamlReader::KeyOf(const yaml_event_t& event, int depth) {
  merge_key_ = false;
  const Value key = Node(event, depth + 1);
  if (error_) {
    return nullptr;
  }
  const bool plain =
      event.type == YAML_SCALAR_EVENT && event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
  if (key.is_string()) {
    merge_key_ = plain && key.bytes() == "<<" && event.data.scalar.tag == nullptr;
    return &key.text();
  }
  if (key.kind() == gotemplate::Kind::Bool) {
    return heap_.NewText(key.boolean() ? "true" : "false", key.origin());
  }
  if (key.kind() == gotemplate::Kind::Float64) {
    const std::string text = KeyText(ResolveScalar(ContentOf(event).bytes()));
    return heap_.NewText(text, key.origin());
  }
  if (key.is_nil()) {
    null_key_ = true;
    return heap_.NewText("");
  }
  Fail(fmt::format("yaml: invalid map key: {}", key.TypeName()));
  return nullptr;
}

void YamlReader::Merge(Map& into, const Value& from) {
  if (!from.is_map()) {
    Fail("yaml: map merge requires map or sequence of maps as the value");
    return;
  }
  for (const Map::Entry& entry : from.map().entries) {
    if (into.Find(entry.key->bytes()) == nullptr) {
      into.Set(entry.key, entry.value);
    }
  }
}

Value YamlReader::Mapping(const yaml_event_t& event, int depth) {
  Map* map = heap_.NewMap();
  std::vector<Value> merges;
  const auto begin = event.start_mark;
  const std::string anchor = NameOf(event.data.mapping_start.anchor);
  while (!error_) {
    Event key;
    if (!Next(key)) {
      break;
    }
    if (key.type == YAML_MAPPING_END_EVENT) {
      for (const Value& merge : merges) {
        Merge(*map, merge);
      }
      const Value value = Value::Of(map).From(Place(begin, key.end_mark));
      Remember(anchor, value);
      return value;
    }
    const Text* name = KeyOf(key, depth);
    const bool merges_here = merge_key_;
    Event event_of_value;
    if (name == nullptr || !Next(event_of_value)) {
      break;
    }
    const bool null_key = std::exchange(null_key_, false);
    const Value value = Node(event_of_value, depth + 1);
    if (null_key && !error_) {
      TextBuilder shown;
      Sprintf(std::string_view("%#v"), std::span(&value, 1), shown);
      Fail(fmt::format("unsupported map key of type: %!s(<nil>), key: <nil>, value: {}",
                       shown.bytes()));
    }
    if (merges_here && value.is_list()) {
      // Earlier ones win.
      merges.insert(merges.end(), value.list().items.begin(), value.list().items.end());
    } else if (merges_here) {
      merges.push_back(value);
    } else {
      map->Set(name, value);
    }
  }
  return {};
}

Expected<Value> ReadYaml(const Text& text, Heap& heap, Origins& origins) {
  return YamlReader(text, heap, origins).Read();
}

}  // namespace linter::helm
