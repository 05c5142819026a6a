#include "linter/kustomize/merge_keys.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_map>

namespace linter::kustomize {

// One field of a type of the table.
struct TypeField {
  std::uint16_t type = 0;
  bool merged = false;
  std::vector<std::string_view> keys;
};

struct Table {
  std::unordered_map<std::string_view, std::uint16_t> kinds;
  std::vector<std::map<std::string_view, TypeField>> types;
};

static std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    if (end > 0) {
      parts.push_back(text.substr(0, end));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

static std::uint16_t NumberOf(std::string_view text) {
  std::uint16_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

static Table ReadTable() {
  Table table;
  table.types.emplace_back();
  for (const auto line : Split(MergeTypes, '\n')) {
    auto& fields = table.types.emplace_back();
    const auto words = Split(line, ' ');
    for (std::size_t i = 1; i < words.size(); ++i) {
      auto word = words[i];
      TypeField field;
      if (const auto equals = word.find('='); equals != std::string_view::npos) {
        field.merged = true;
        field.keys = Split(word.substr(equals + 1), ',');
        word = word.substr(0, equals);
      }
      if (const auto arrow = word.find('>'); arrow != std::string_view::npos) {
        field.type = NumberOf(word.substr(arrow + 1));
        word = word.substr(0, arrow);
      }
      fields.emplace(word, std::move(field));
    }
  }
  for (const auto line : Split(MergeKinds, '\n')) {
    const auto words = Split(line, ' ');
    for (std::size_t i = 1; i < words.size(); ++i) {
      table.kinds.emplace(words[i], NumberOf(words.front()));
    }
  }
  return table;
}

static const Table& TheTable() {
  static const Table table = ReadTable();
  return table;
}

// Whether a definition is the one of a kind.
static bool IsOf(const Node& definition, std::string_view api_version, std::string_view kind) {
  const auto* kinds = definition.Find("x-kubernetes-group-version-kind");
  if (kinds == nullptr) {
    return false;
  }
  const auto slash = api_version.find('/');
  const bool core = slash == std::string_view::npos;
  const auto group = core ? std::string_view() : api_version.substr(0, slash);
  const auto version = core ? api_version : api_version.substr(slash + 1);
  for (const auto* each : kinds->items) {
    if (each->TextOf("group") == group && each->TextOf("version") == version &&
        each->TextOf("kind") == kind) {
      return true;
    }
  }
  return false;
}

MergeType MergeType::Of(std::string_view api_version, std::string_view kind, const OwnSchema& own) {
  MergeType type;
  type.own_ = own;
  if (own.definitions != nullptr) {
    for (const auto& member : own.definitions->members) {
      if (IsOf(*member.value, api_version, kind)) {
        type.definition_ = member.value;
        return type;
      }
    }
  }
  const auto& kinds = TheTable().kinds;
  const auto found = kinds.find(std::string(api_version) + "/" + std::string(kind));
  type.number_ = found == kinds.end() ? 0 : found->second;
  return type;
}

// A definition behind its `$ref`s.
static const Node* Resolve(const Node* schema, const OwnSchema& own) {
  for (int steps = 0; schema != nullptr && steps < 32; ++steps) {
    const auto reference = schema->TextOf("$ref");
    if (reference.empty()) {
      return schema;
    }
    schema = own.definitions == nullptr
                 ? nullptr
                 : own.definitions->Find(reference.substr(reference.rfind('/') + 1));
  }
  return nullptr;
}

const Node* MergeType::PropertyOf(std::string_view name) const {
  const auto* properties = definition_ == nullptr ? nullptr : definition_->Find("properties");
  return properties == nullptr ? nullptr : properties->Find(name);
}

MergeType MergeType::Field(std::string_view name) const {
  MergeType type;
  type.own_ = own_;
  if (definition_ != nullptr) {
    const auto* schema = Resolve(PropertyOf(name), own_);
    if (schema != nullptr && schema->Find("items") != nullptr) {
      schema = Resolve(schema->Find("items"), own_);
    }
    type.definition_ = schema;
    return type;
  }
  const auto& fields = TheTable().types[number_];
  const auto found = fields.find(name);
  type.number_ = found == fields.end() ? 0 : found->second.type;
  return type;
}

std::optional<std::vector<std::string_view>> MergeType::Keys(std::string_view name) const {
  if (definition_ == nullptr) {
    const auto& fields = TheTable().types[number_];
    const auto found = fields.find(name);
    return found == fields.end() || !found->second.merged ? std::nullopt
                                                          : std::optional(found->second.keys);
  }
  const auto* property = PropertyOf(name);
  if (property == nullptr) {
    return std::nullopt;
  }
  const auto strategies = Split(property->TextOf("x-kubernetes-patch-strategy"), ',');
  if (std::find(strategies.begin(), strategies.end(), "merge") == strategies.end()) {
    return std::nullopt;
  }
  std::vector<std::string_view> keys;
  if (const auto* list = property->Find("x-kubernetes-list-map-keys")) {
    for (const auto* item : list->items) {
      keys.push_back(item->text);
    }
  }
  if (const auto key = property->TextOf("x-kubernetes-patch-merge-key");
      keys.empty() && !key.empty()) {
    keys.push_back(key);
  }
  return keys;
}

}  // namespace linter::kustomize
