#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "linter/gotemplate/number.h"
#include "linter/gotemplate/unicode.h"
#include "linter/helm/chart.h"
#include "linter/helm/convert.h"
#include "linter/helm/record.h"
#include "linter/helm/semver.h"
#include "linter/helm/yaml_reader.h"

namespace linter::helm {

using gotemplate::Heap;
using gotemplate::List;
using gotemplate::Map;
using gotemplate::Origins;
using gotemplate::Text;
using gotemplate::Value;

// Strings may be written as numbers or words; Helm's reader makes strings of them again.
static Value AsString(const Value& value, Heap& heap) {
  if (value.is_string()) {
    return value;
  }
  if (value.kind() == gotemplate::Kind::Bool) {
    return heap.String(value.boolean() ? "true" : "false", value.origin());
  }
  if (value.is_number()) {
    const double real = FloatOf(value);
    const bool whole = real == std::floor(real) && std::fabs(real) < 1e15;
    return heap.String(whole ? fmt::format("{:.0f}", real) : gotemplate::FormatFloat(real, 'g', -1),
                       value.origin());
  }
  return heap.String("", value.origin());
}

// No line breaks and nothing that does not print.
static std::string Sanitized(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const gotemplate::Rune rune = gotemplate::FirstRune(text);
    if (gotemplate::IsSpace(rune.value)) {
      out += ' ';
    } else if (gotemplate::IsPrint(rune.value)) {
      out += text.substr(0, rune.size);
    }
    text.remove_prefix(rune.size);
  }
  return out;
}

static Value SanitizedString(const Value& value, Heap& heap) {
  const Value text = AsString(value, heap);
  const std::string clean = Sanitized(text.bytes());
  return clean == text.bytes() ? text : heap.String(clean, value.origin());
}

static std::string_view JsonKind(const Value& value) {
  return value.is_list()     ? "array"
         : value.is_map()    ? "object"
         : value.is_string() ? "string"
         : value.is_number() ? "number"
                             : "bool";
}

// Reads one YAML mapping field by field, in Go's type for each.
class StructReader {
 public:
  StructReader(const Map& map, std::string_view type, Heap& heap)
      : map_(map), type_(type), heap_(heap) {}

  Value String(std::string_view key) {
    const Value* found = map_.Find(key);
    if (found == nullptr || found->is_nil()) {
      return heap_.String("");
    }
    if (found->is_list() || found->is_map()) {
      Mismatch(key, *found, "string");
      return heap_.String("");
    }
    return SanitizedString(*found, heap_);
  }

  Value Strings(std::string_view key) {
    List* list = heap_.NewList(gotemplate::StringList);
    const Value* found = map_.Find(key);
    if (found != nullptr && found->is_list()) {
      for (const Value& item : found->list().items) {
        if (item.is_list() || item.is_map()) {
          Mismatch(key, item, "string");
        }
        list->items.push_back(SanitizedString(item, heap_));
      }
    } else if (found != nullptr && !found->is_nil()) {
      Mismatch(key, *found, "[]string");
    }
    return Value::Of(list).From(found != nullptr ? found->origin() : gotemplate::OriginId::None);
  }

  Value Bool(std::string_view key) {
    const Value* found = map_.Find(key);
    if (found == nullptr || found->is_nil()) {
      return Value::Of(false);
    }
    if (found->kind() != gotemplate::Kind::Bool) {
      Mismatch(key, *found, "bool");
      return Value::Of(false);
    }
    return *found;
  }

  Value StringMap(std::string_view key) {
    Map* result = heap_.NewMap(gotemplate::StringMap);
    const Value* found = map_.Find(key);
    if (found != nullptr && found->is_map()) {
      for (const Map::Entry& entry : found->map().entries) {
        if (entry.value.is_list() || entry.value.is_map()) {
          Mismatch(key, entry.value, "string");
        }
        result->entries.push_back({entry.key, AsString(entry.value, heap_)});
      }
    } else if (found != nullptr && !found->is_nil()) {
      Mismatch(key, *found, "map[string]string");
    }
    return Value::Of(result);
  }

  const Value* Raw(std::string_view key) const { return map_.Find(key); }
  const std::optional<Error>& error() const { return error_; }

 private:
  void Mismatch(std::string_view key, const Value& value, std::string_view wanted) {
    if (!error_) {
      error_ = Error{fmt::format(
          "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal {} into Go struct "
          "field {}.{} of type {}",
          JsonKind(value), type_, key, wanted)};
    }
  }

  const Map& map_;
  std::string_view type_;
  Heap& heap_;
  std::optional<Error> error_;
};

static std::string Plain(const Value& value) {
  return std::string(value.bytes());
}

static std::optional<Error> ReadDependency(const Map& map, Heap& heap, Dependency& into) {
  StructReader reader(map, "Metadata.dependencies", heap);
  into.name = Plain(reader.String("name"));
  into.version = Plain(reader.String("version"));
  into.repository = Plain(reader.String("repository"));
  into.condition = Plain(reader.String("condition"));
  into.alias = Plain(reader.String("alias"));
  for (const Value& tag : reader.Strings("tags").list().items) {
    into.tags.push_back(Plain(tag));
  }
  into.enabled = reader.Bool("enabled").boolean();
  if (const Value* found = reader.Raw("import-values")) {
    into.import_values = *found;
  }
  return reader.error();
}

static Value DependencyRecord(const Dependency& dependency, Heap& heap) {
  Map* fields = heap.NewMap();
  const auto set = [&](std::string_view name, const Value& value) {
    fields->Set(heap.NewText(name), value);
  };
  set("Name", heap.String(dependency.name));
  set("Version", heap.String(dependency.version));
  set("Repository", heap.String(dependency.repository));
  set("Condition", heap.String(dependency.condition));
  std::vector<Text> tags(dependency.tags.begin(), dependency.tags.end());
  for (Text& tag : tags) {
    tag = *heap.NewText(tag.bytes());
  }
  set("Tags", NewStrings(tags, heap));
  set("Enabled", Value::Of(dependency.enabled));
  set("ImportValues",
      dependency.import_values.is_nil() ? Value::Of(heap.NewList()) : dependency.import_values);
  set("Alias", heap.String(dependency.alias));
  return NewRecord(DependencyType, fields, heap);
}

static std::optional<Error> ReadDependencies(const Map& map, Heap& heap, Metadata& into) {
  const Value* found = map.Find("dependencies");
  if (found == nullptr || found->is_nil() || !found->is_list()) {
    return std::nullopt;
  }
  into.dependencies.emplace();
  List* records = heap.NewList(DependencyList);
  for (const Value& item : found->list().items) {
    if (!item.is_map()) {
      return Error{"dependencies must not contain empty or null nodes"};
    }
    auto dependency = std::make_shared<Dependency>();
    if (auto error = ReadDependency(item.map(), heap, *dependency)) {
      return error;
    }
    records->items.push_back(DependencyRecord(*dependency, heap));
    into.dependencies->push_back(std::move(dependency));
  }
  into.fields->Set(heap.NewText("Dependencies"), Value::Of(records).From(found->origin()));
  return std::nullopt;
}

static Value ReadMaintainers(const Map& map, Heap& heap) {
  List* list = heap.NewList(MaintainerList);
  const Value* found = map.Find("maintainers");
  if (found != nullptr && found->is_list()) {
    for (const Value& item : found->list().items) {
      if (!item.is_map()) {
        continue;
      }
      StructReader reader(item.map(), "Metadata.maintainers", heap);
      Map* fields = heap.NewMap();
      fields->Set(heap.NewText("Name"), reader.String("name"));
      fields->Set(heap.NewText("Email"), reader.String("email"));
      fields->Set(heap.NewText("URL"), reader.String("url"));
      list->items.push_back(NewRecord(MaintainerType, fields, heap));
    }
  }
  return Value::Of(list);
}

struct StringField {
  std::string_view name;
  std::string_view key;
};

static constexpr StringField StringFields[] = {
    {"Name", "name"},
    {"Home", "home"},
    {"Version", "version"},
    {"Description", "description"},
    {"Icon", "icon"},
    {"APIVersion", "apiVersion"},
    {"Condition", "condition"},
    {"Tags", "tags"},
    {"AppVersion", "appVersion"},
    {"KubeVersion", "kubeVersion"},
    {"Type", "type"},
};

std::optional<Error> ReadMetadata(const Text& text, Heap& heap, Origins& origins, Metadata& into) {
  const auto read = ReadYaml(text, heap, origins);
  if (!read) {
    return Error{"error converting YAML to JSON: " + read.error().message};
  }
  const bool fresh = into.fields == nullptr;
  if (!read->is_map()) {
    if (!read->is_nil()) {
      return Error{
          fmt::format("error unmarshaling JSON: while decoding JSON: json: cannot "
                      "unmarshal {} into Go value of type chart.Metadata",
                      JsonKind(*read))};
    }
    into.fields = fresh ? heap.NewMap() : into.fields;
    return std::nullopt;
  }
  const Map& map = read->map();
  StructReader reader(map, "Metadata", heap);
  if (!fresh) {
    return ReadDependencies(map, heap, into);
  }
  into.fields = heap.NewMap();
  for (const StringField& field : StringFields) {
    into.fields->Set(heap.NewText(field.name), reader.String(field.key));
  }
  into.fields->Set(heap.NewText("Sources"), reader.Strings("sources"));
  into.fields->Set(heap.NewText("Keywords"), reader.Strings("keywords"));
  into.fields->Set(heap.NewText("Maintainers"), ReadMaintainers(map, heap));
  into.fields->Set(heap.NewText("Deprecated"), reader.Bool("deprecated"));
  into.fields->Set(heap.NewText("Annotations"), reader.StringMap("annotations"));
  into.fields->Set(heap.NewText("Dependencies"), Value::Of(heap.NewList(DependencyList)));
  if (reader.error()) {
    return reader.error();
  }
  const auto plain = [&](std::string_view name) { return Plain(*into.fields->Find(name)); };
  into.name = plain("Name");
  into.version = plain("Version");
  into.api_version = plain("APIVersion");
  into.kube_version = plain("KubeVersion");
  into.type = plain("Type");
  into.deprecated = into.fields->Find("Deprecated")->boolean();
  if (into.api_version.empty()) {
    into.api_version = "v1";
    into.fields->Set(heap.NewText("APIVersion"), heap.String("v1"));
  }
  return ReadDependencies(map, heap, into);
}

static bool IsAliasByte(char byte) {
  const char lower = static_cast<char>(byte | 0x20);
  return (byte >= '0' && byte <= '9') || (lower >= 'a' && lower <= 'z') || byte == '_' ||
         byte == '-';
}

static std::optional<Error> ValidateDependencies(const Metadata& metadata) {
  std::set<std::string> names;
  if (!metadata.dependencies) {
    return std::nullopt;
  }
  for (const auto& dependency : *metadata.dependencies) {
    if (!std::all_of(dependency->alias.begin(), dependency->alias.end(), IsAliasByte)) {
      return Error{fmt::format("validation: dependency {} has disallowed characters in the alias",
                               gotemplate::Quote(dependency->name))};
    }
    const std::string& key = dependency->alias.empty() ? dependency->name : dependency->alias;
    if (!names.insert(key).second) {
      return Error{fmt::format("validation: more than one dependency with name or alias {}",
                               gotemplate::Quote(key))};
    }
  }
  return std::nullopt;
}

std::optional<Error> Validate(const Metadata& metadata) {
  const auto quoted = [](const std::string& text) { return gotemplate::Quote(text); };
  if (metadata.name.empty()) {
    return Error{"validation: chart.metadata.name is required"};
  }
  if (metadata.name == "." || metadata.name == "..") {
    return Error{
        fmt::format("validation: chart.metadata.name {} is not allowed", quoted(metadata.name))};
  }
  if (metadata.name.find('/') != std::string::npos) {
    return Error{
        fmt::format("validation: chart.metadata.name {} is invalid", quoted(metadata.name))};
  }
  if (metadata.version.empty()) {
    return Error{"validation: chart.metadata.version is required"};
  }
  if (!ParseVersion(metadata.version)) {
    return Error{
        fmt::format("validation: chart.metadata.version {} is invalid", quoted(metadata.version))};
  }
  if (!metadata.type.empty() && metadata.type != "application" && metadata.type != "library") {
    return Error{"validation: chart.metadata.type must be application or library"};
  }
  return ValidateDependencies(metadata);
}

}  // namespace linter::helm
