// The rules for structural schemas, as the API server has them: types are said outside of `allOf`,
// `anyOf`, `oneOf` and `not`, and what is said inside is said outside as well; some keywords of
// JSON Schema are not for definitions at all.

#include "linter/schema/definition_audit.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "linter/schema/definition.h"
#include "linter/schema/fault_text.h"
#include "linter/schema/keyword.h"
#include "linter/yaml/slot.h"

namespace linter::schema {

constexpr std::size_t MostNodes = 1U << 20U;
constexpr int MostDepth = 300;

class Audit {
 public:
  void Root(const yaml::Node& schema);
  std::vector<Fault> Take() { return std::move(faults_); }

 private:
  // `name` is the field whose values the schema is for.
  void Schema(const yaml::Node& schema, std::string_view name);
  void Keyword(const yaml::Entry& entry, const yaml::Node& schema, std::string_view name);
  void Inside(const yaml::Node& branch, const yaml::Node& outside, std::string_view keyword);
  void Branches(const yaml::Entry& entry, const yaml::Node& schema);
  void ListKeys(const yaml::Node& schema, std::string_view name);
  void Add(FaultKind kind, const yaml::Node& at, std::string message);

  std::vector<Fault> faults_;
  Judge judge_;
  std::size_t seen_ = 0;
  int depth_ = 0;
};

void Audit::Add(FaultKind kind, const yaml::Node& at, std::string message) {
  faults_.push_back(
      {.kind = kind, .place = yaml::Slot(at).span(), .message = std::move(message), .node = at});
}

static bool Says(const yaml::Node& schema, std::string_view keyword) {
  return yaml::Slot(schema)[keyword].Bool().value_or(false);
}

void Audit::Root(const yaml::Node& schema) {
  const auto type = yaml::Slot(schema)["type"];
  if (type.Text() && type.Text() != "object") {
    Add(FaultKind::SchemaNotStructural, *type.node(),
        fmt::format("schema of a kind is for `{}`, not for `object`", *type.Text()));
  }
  Schema(schema, "openAPIV3Schema");
}

void Audit::Schema(const yaml::Node& schema, std::string_view name) {
  if (++seen_ > MostNodes || depth_ > MostDepth || !schema.is_mapping()) {
    return;
  }
  ++depth_;
  const bool typed = yaml::Slot(schema)["type"].present() ||
                     Says(schema, "x-kubernetes-int-or-string") ||
                     Says(schema, "x-kubernetes-preserve-unknown-fields");
  // A schema that only refers to another one says so itself.
  if (!typed && !schema.Find("$ref")) {
    Add(FaultKind::SchemaNotStructural, schema, fmt::format("schema of `{}` has no `type`", name));
  }
  ForEachEntry(schema, [&](const yaml::Entry& entry) {
    if (entry.key.is_scalar()) {
      Keyword(entry, schema, name);
    }
  });
  ListKeys(schema, name);
  --depth_;
}

static bool IsForbidden(std::string_view keyword, const yaml::Node& value) {
  constexpr std::array<std::string_view, 12> Always = {
      "$ref", "additionalItems",   "definitions", "dependencies", "deprecated", "discriminator",
      "id",   "patternProperties", "readOnly",    "writeOnly",    "xml",        "$schema"};
  return std::find(Always.begin(), Always.end(), keyword) != Always.end() ||
         (keyword == "uniqueItems" && value.is_scalar() && value.Bool().value_or(false)) ||
         (keyword == "additionalProperties" && value.is_scalar() && value.Bool() == false);
}

void Audit::Keyword(const yaml::Entry& entry, const yaml::Node& schema, std::string_view name) {
  const auto keyword = entry.key.text();
  const auto& value = entry.value;
  if (IsForbidden(keyword, value)) {
    Add(FaultKind::SchemaNotStructural, value.is_scalar() ? entry.key : value,
        fmt::format("`{}` is not allowed in the schema of a definition", keyword));
  } else if (keyword == "properties" && value.is_mapping()) {
    if (const auto others = schema.Find("additionalProperties");
        others && value.size() > 0 && !(others->is_scalar() && others->Bool() == true)) {
      Add(FaultKind::SchemaNotStructural, *others,
          fmt::format("`{}` has `properties` and `additionalProperties`", name));
    }
    ForEachEntry(value, [&](const yaml::Entry& field) { Schema(field.value, field.key.text()); });
  } else if (keyword == "additionalProperties" || keyword == "items") {
    if (keyword == "items" && value.is_sequence()) {
      Add(FaultKind::SchemaNotStructural, value, "`items` is a list of schemas, not one");
    }
    Schema(value, name);
  } else if (keyword == "allOf" || keyword == "anyOf" || keyword == "oneOf" || keyword == "not") {
    Branches(entry, schema);
  } else if (keyword == "pattern" && value.is_scalar()) {
    RE2::Options options;
    options.set_log_errors(false);
    const RE2 compiled(re2::StringPiece(value.text().data(), value.text().size()), options);
    if (!compiled.ok()) {
      Add(FaultKind::SchemaPatternInvalid, value,
          fmt::format("pattern of `{}` cannot be read: {}", name, compiled.error()));
      // Its `$` and brackets are no placeholders.
      faults_.back().node.reset();
    }
  } else if (keyword == "default" && !value.IsNull() &&
             judge_.Value(value, schema, schema) == Truth::No) {
    Add(FaultKind::SchemaDefaultInvalid, value,
        fmt::format("default of `{}` is refused by its own schema", name));
  }
}

void Audit::Branches(const yaml::Entry& entry, const yaml::Node& schema) {
  const auto keyword = entry.key.text();
  if (entry.value.is_mapping()) {
    Inside(entry.value, schema, keyword);
  }
  for (const auto& branch : entry.value.Items()) {
    Inside(branch, schema, keyword);
  }
}

void Audit::Inside(const yaml::Node& branch, const yaml::Node& outside, std::string_view keyword) {
  constexpr std::array<std::string_view, 6> Outside = {
      "type",     "default",     "additionalProperties",
      "nullable", "description", "x-kubernetes-preserve-unknown-fields"};
  if (++seen_ > MostNodes || depth_ > MostDepth || !branch.is_mapping()) {
    return;
  }
  ++depth_;
  const bool either = Says(outside, "x-kubernetes-int-or-string");
  ForEachEntry(branch, [&](const yaml::Entry& entry) {
    const auto name = entry.key.is_scalar() ? entry.key.text() : std::string_view();
    const bool belongs = std::find(Outside.begin(), Outside.end(), name) != Outside.end();
    if (belongs && !(either && name == "type")) {
      Add(FaultKind::SchemaNotStructural, entry.key,
          fmt::format("`{}` stands inside of `{}`", name, keyword));
    } else if (name == "properties" && entry.value.is_mapping()) {
      const auto known = yaml::Slot(outside)["properties"];
      ForEachEntry(entry.value, [&](const yaml::Entry& field) {
        if (const auto same = known[field.key.text()].node()) {
          Inside(field.value, *same, keyword);
        } else {
          Add(FaultKind::SchemaNotStructural, field.key,
              fmt::format("`{}` stands inside of `{}` only", field.key.text(), keyword));
        }
      });
    } else if (name == "items" && yaml::Slot(outside)["items"].is_mapping()) {
      Inside(entry.value, *yaml::Slot(outside)["items"].node(), keyword);
    } else if (name == "allOf" || name == "anyOf" || name == "oneOf" || name == "not") {
      Branches(entry, outside);
    }
  });
  --depth_;
}

void Audit::ListKeys(const yaml::Node& schema, std::string_view name) {
  const yaml::Slot slot(schema);
  const auto type = slot["x-kubernetes-list-type"];
  const auto keys = slot["x-kubernetes-list-map-keys"];
  if (type.Text() != "map") {
    return;
  }
  if (keys.size() == 0) {
    Add(FaultKind::SchemaListKeyOptional, *type.node(),
        fmt::format("list `{}` is a map without `x-kubernetes-list-map-keys`", name));
  }
  const auto items = slot["items"];
  const auto required = items["required"].Items();
  for (const auto& key : keys.Items()) {
    const auto field = key.Text().value_or("");
    const auto property = items["properties"][field];
    const bool wanted = std::any_of(required.begin(), required.end(),
                                    [&](const yaml::Slot& each) { return each.Text() == field; });
    if (!key.node() || !items.is_mapping()) {
      continue;
    }
    if (!property.present()) {
      Add(FaultKind::SchemaListKeyOptional, *key.node(),
          fmt::format("items of `{}` have no field `{}`", name, field));
    } else if (!wanted && !property["default"].present()) {
      Add(FaultKind::SchemaListKeyOptional, *key.node(),
          fmt::format("key `{}` of the list `{}` is neither required nor has a default", field,
                      name));
    }
  }
}

std::vector<Fault> AuditDefinition(const yaml::Node& root) {
  std::vector<Fault> faults;
  const yaml::Slot object(root);
  if (object["apiVersion"].Text() != "apiextensions.k8s.io/v1" ||
      object["kind"].Text() != "CustomResourceDefinition") {
    return faults;
  }
  for (const auto& version : object["spec"]["versions"].Items()) {
    const auto schema = version["schema"]["openAPIV3Schema"];
    if (schema.is_mapping()) {
      Audit audit;
      audit.Root(*schema.node());
      auto found = audit.Take();
      std::move(found.begin(), found.end(), std::back_inserter(faults));
    } else if (version.is_mapping()) {
      faults.push_back({.kind = FaultKind::SchemaMissing,
                        .place = schema.span(),
                        .message = fmt::format("version `{}` has no schema",
                                               version["name"].Text().value_or(""))});
    }
  }
  return InOrder(std::move(faults));
}

}  // namespace linter::schema
