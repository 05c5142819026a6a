// Keys and values from the schema.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "linter/lsp/completion.h"
#include "linter/lsp/yaml_cursor.h"
#include "linter/schema/table.h"

namespace linter::lsp {

// Where, and for which versions of Kubernetes.
struct Asked {
  YamlCursor cursor;
  // 0 for no choice.
  schema::Versions chosen = 0;
};

// What fields take of which the schema only says that they are strings, as it may be longer one
// day, and what lists take.
struct FieldWords {
  // The end of a path; an item of a list is an empty text.
  std::vector<std::string_view> path;
  std::vector<std::string_view> words;
};

static const std::vector<FieldWords>& AllFieldWords() {
  static const std::vector<FieldWords> all = {
      {{"spec", "restartPolicy"}, {"Always", "OnFailure", "Never"}},
      {{"initContainers", "", "restartPolicy"}, {"Always"}},
      {{"accessModes", ""}, {"ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"}},
      {{"policyTypes", ""}, {"Ingress", "Egress"}},
      {{"httpGet", "scheme"}, {"HTTP", "HTTPS"}},
      {{"capabilities", "drop", ""}, {"ALL"}},
      {{"ipFamilies", ""}, {"IPv4", "IPv6"}},
  };
  return all;
}

static std::vector<std::string_view> WordsOf(const std::vector<std::string>& path) {
  for (const auto& [end, words] : AllFieldWords()) {
    if (path.size() >= end.size() && std::equal(end.rbegin(), end.rend(), path.rbegin())) {
      return words;
    }
  }
  return {};
}

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

// Without a choice the newest version is what counts.
static bool Everywhere(schema::Versions having, const SchemaPlace& place, schema::Versions chosen) {
  return chosen == 0 || (having & place.versions) == place.versions;
}

static void AddKeys(const schema::Shape& shape, const SchemaPlace& place, const Asked& asked,
                    std::string_view before, Suggestions& into) {
  const auto& cursor = asked.cursor;
  for (const auto& field : shape.Fields(place.version)) {
    if (!Has(cursor.siblings, field.name) && field.name != "status" &&
        Everywhere(shape.Having(field.name), place, asked.chosen)) {
      into.items.push_back(KeySuggestion(field, shape, cursor, before));
    }
  }
}

static void AddValues(const schema::Type& type, const std::vector<std::string>& path,
                      std::string_view before, Suggestions& into) {
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
  const auto values = type.Values();
  for (const auto value : values) {
    add(value, SuggestionKind::Enumerator);
  }
  if (values.empty() && type.kind() == schema::TypeKind::String) {
    for (const auto word : WordsOf(path)) {
      add(word, SuggestionKind::Enumerator);
    }
  }
}

// Kinds, or their API versions, as all chosen versions serve them, or the newest; by what the other
// one says.
static void AddKinds(const Asked& request, bool kinds, std::string_view before, Suggestions& into) {
  const auto& cursor = request.cursor;
  const auto wanted =
      request.chosen == 0 ? schema::BitsOf(schema::NewestVersion()) : request.chosen;
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < schema::CountOf(schema::Section::Kinds); ++i) {
    const auto row = schema::KindAt(i);
    const auto api_version = schema::TextAt(row.api_version);
    const auto kind = schema::TextAt(row.kind);
    const auto& asked = kinds ? cursor.api_version : cursor.kind;
    if ((row.versions & wanted) == wanted &&
        (asked.empty() || asked == (kinds ? api_version : kind))) {
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

Suggestions CompleteYaml(std::string_view text, std::uint32_t offset, schema::Versions chosen) {
  Suggestions result{.replaced = {{}, offset, offset}};
  const auto cursor = YamlCursorAt(text, offset);
  if (!cursor) {
    return result;
  }
  const Asked asked{*cursor, chosen};
  result.replaced = cursor->word;
  const bool value = cursor->part == YamlCursor::Part::Value;
  const auto begin = cursor->word.begin;
  const std::string_view before = value && begin > 0 && text[begin - 1] == ':' ? " " : "";
  const bool top = cursor->path.size() == (value ? 1U : 0U);
  if (top && value && (cursor->path[0] == "kind" || cursor->path[0] == "apiVersion")) {
    const bool ours = cursor->path[0] == "kind" ? !cursor->api_version.empty() || !cursor->foreign
                                                : !cursor->kind.empty() || !cursor->foreign;
    if (ours) {
      AddKinds(asked, cursor->path[0] == "kind", before, result);
    }
    return result;
  }
  const auto place = FindSchemaPlace(*cursor, chosen);
  if (!place) {
    const bool begun = !cursor->api_version.empty() || !cursor->kind.empty();
    if (top && !value && (begun || !cursor->foreign)) {
      AddTopKeys(*cursor, result);
    }
    return result;
  }
  if (place->shape) {
    AddKeys(*place->shape, *place, asked, "", result);
    return result;
  }
  auto type = *place->type;
  std::string_view dash;
  if (!value && type.kind() == schema::TypeKind::Array) {
    type = type.element();
    dash = "- ";
  }
  if (!value && type.kind() == schema::TypeKind::Object) {
    AddKeys(type.shape(), *place, asked, dash, result);
  } else if (value || cursor->path.back().empty() || !dash.empty()) {
    auto path = cursor->path;
    if (!dash.empty()) {
      path.emplace_back();
    }
    AddValues(type, path, value ? before : dash, result);
  }
  return result;
}

}  // namespace linter::lsp
