// Keys and values from the schema.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "linter/lsp/completion.h"
#include "linter/lsp/yaml_cursor.h"
#include "linter/schema/table.h"

namespace linter::lsp {

static bool Has(const std::vector<std::string>& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

static Suggestion KeySuggestion(const schema::Field& field, const schema::Shape& shape,
                                const YamlCursor& cursor, std::string_view before) {
  const auto type = Describe(field.type);
  const auto versions = DescribeVersions(shape.Having(field.name));
  Suggestion suggestion{.label = std::string(field.name),
                        .detail = field.required ? type + ", required" : type};
  suggestion.documentation = fmt::format("`{}`: {}{}{}", field.name, suggestion.detail,
                                         versions.empty() ? "" : "\n\n", versions);
  const auto kind = field.type.kind();
  const bool below = kind == schema::TypeKind::Object || kind == schema::TypeKind::Map ||
                     kind == schema::TypeKind::Array || kind == schema::TypeKind::Free;
  suggestion.insert = fmt::format("{}{}{}", before, field.name,
                                  cursor.has_colon ? ""
                                  : below          ? ":"
                                                   : ": ");
  suggestion.required = field.required;
  return suggestion;
}

static void AddKeys(const schema::Shape& shape, const SchemaPlace& place, const YamlCursor& cursor,
                    std::string_view before, Suggestions& into) {
  for (const auto& field : shape.Fields(place.version)) {
    if (!Has(cursor.siblings, field.name) && field.name != "status") {
      into.items.push_back(KeySuggestion(field, shape, cursor, before));
    }
  }
}

static void AddValues(const schema::Type& type, std::string_view before, Suggestions& into) {
  const auto add = [&](std::string_view value, SuggestionKind kind) {
    into.items.push_back({.label = std::string(value),
                          .kind = kind,
                          .detail = Describe(type),
                          .insert = fmt::format("{}{}", before, value)});
  };
  if (type.kind() == schema::TypeKind::Boolean) {
    add("true", SuggestionKind::Value);
    add("false", SuggestionKind::Value);
  }
  for (const auto value : type.Values()) {
    add(value, SuggestionKind::Enumerator);
  }
}

// Kinds, or their API versions, as the newest Kubernetes serves them; by what the other one says.
static void AddKinds(const YamlCursor& cursor, bool kinds, std::string_view before,
                     Suggestions& into) {
  const auto newest = schema::BitsOf(schema::NewestVersion());
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < schema::CountOf(schema::Section::Kinds); ++i) {
    const auto row = schema::KindAt(i);
    const auto api_version = schema::TextAt(row.api_version);
    const auto kind = schema::TextAt(row.kind);
    const auto& asked = kinds ? cursor.api_version : cursor.kind;
    if ((row.versions & newest) != 0 && (asked.empty() || asked == (kinds ? api_version : kind))) {
      names.insert(kinds ? kind : api_version);
    }
  }
  for (const auto name : names) {
    into.items.push_back({.label = std::string(name),
                          .kind = SuggestionKind::Enumerator,
                          .insert = fmt::format("{}{}", before, name)});
  }
}

static void AddTopKeys(const YamlCursor& cursor, Suggestions& into) {
  for (const char* key : {"apiVersion", "kind", "metadata"}) {
    if (!Has(cursor.siblings, key)) {
      const bool below = std::string_view(key) == "metadata";
      into.items.push_back(
          {.label = key, .insert = fmt::format("{}:{}", key, below ? "" : " "), .required = true});
    }
  }
}

Suggestions CompleteYaml(std::string_view text, std::uint32_t offset) {
  Suggestions result{.replaced = {{}, offset, offset}};
  const auto cursor = YamlCursorAt(text, offset);
  if (!cursor) {
    return result;
  }
  result.replaced = cursor->word;
  const bool value = cursor->part == YamlCursor::Part::Value;
  const auto begin = cursor->word.begin;
  const std::string_view before = value && begin > 0 && text[begin - 1] == ':' ? " " : "";
  const bool top = cursor->path.size() == (value ? 1U : 0U);
  if (top && value && (cursor->path[0] == "kind" || cursor->path[0] == "apiVersion")) {
    const bool ours = cursor->path[0] == "kind" ? !cursor->api_version.empty() || !cursor->foreign
                                                : !cursor->kind.empty() || !cursor->foreign;
    if (ours) {
      AddKinds(*cursor, cursor->path[0] == "kind", before, result);
    }
    return result;
  }
  const auto place = FindSchemaPlace(*cursor);
  if (!place) {
    const bool begun = !cursor->api_version.empty() || !cursor->kind.empty();
    if (top && !value && (begun || !cursor->foreign)) {
      AddTopKeys(*cursor, result);
    }
    return result;
  }
  if (place->shape) {
    AddKeys(*place->shape, *place, *cursor, "", result);
    return result;
  }
  auto type = *place->type;
  std::string_view dash;
  if (!value && type.kind() == schema::TypeKind::Array) {
    type = type.element();
    dash = "- ";
  }
  if (!value && type.kind() == schema::TypeKind::Object) {
    AddKeys(type.shape(), *place, *cursor, dash, result);
  } else if (value || cursor->path.back().empty() || !dash.empty()) {
    AddValues(type, value ? before : dash, result);
  }
  return result;
}

}  // namespace linter::lsp
