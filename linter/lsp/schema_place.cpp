// The way from a cursor to the schema, and the words for what stands there.

#include <fmt/format.h>

#include <bit>

#include "linter/lsp/yaml_cursor.h"

namespace linter::lsp {

// The newest of some versions.
static schema::Versions NewestOf(schema::Versions versions) {
  return static_cast<schema::Versions>(std::bit_floor(static_cast<unsigned>(versions)));
}

std::optional<SchemaPlace> FindSchemaPlace(const YamlCursor& cursor, schema::Versions chosen) {
  SchemaPlace place;
  place.versions = schema::Serving(cursor.api_version, cursor.kind);
  if (const auto both = static_cast<schema::Versions>(place.versions & chosen); both != 0) {
    place.versions = both;
  }
  place.version = NewestOf(place.versions);
  place.shape = place.versions == 0
                    ? std::nullopt
                    : schema::FindKind(cursor.api_version, cursor.kind, place.version);
  if (!place.shape) {
    return std::nullopt;
  }
  for (const auto& key : cursor.path) {
    const auto kind = place.type ? place.type->kind() : schema::TypeKind::Object;
    if (kind == schema::TypeKind::Object && !key.empty()) {
      const auto shape = place.type ? place.type->shape() : *place.shape;
      const auto having = static_cast<schema::Versions>(place.versions & shape.Having(key));
      const auto version = NewestOf(having);
      const auto field = having == 0 ? std::nullopt : shape.Find(key, version);
      if (!field) {
        return std::nullopt;
      }
      place.versions = having;
      place.version = version;
      place.type = field->type;
    } else if ((kind == schema::TypeKind::Array && key.empty()) ||
               (kind == schema::TypeKind::Map && !key.empty())) {
      place.type = place.type->element();
    } else {
      return std::nullopt;
    }
    place.shape.reset();
  }
  return place;
}

static std::string_view NameOf(schema::TypeKind kind) {
  switch (kind) {
    case schema::TypeKind::Any:
      return "anything";
    case schema::TypeKind::Object:
    case schema::TypeKind::Free:
      return "object";
    case schema::TypeKind::Map:
      return "map";
    case schema::TypeKind::Array:
      return "list";
    case schema::TypeKind::String:
      return "string";
    case schema::TypeKind::Integer:
      return "integer";
    case schema::TypeKind::Number:
      return "number";
    case schema::TypeKind::Boolean:
      return "boolean";
    case schema::TypeKind::IntOrString:
      return "integer or string";
    case schema::TypeKind::Quantity:
      return "quantity, such as `500Mi`";
  }
  return "anything";
}

std::string Describe(const schema::Type& type) {
  const auto kind = type.kind();
  if (kind == schema::TypeKind::Array || kind == schema::TypeKind::Map) {
    return fmt::format("{} of {}", NameOf(kind), NameOf(type.element().kind()));
  }
  return std::string(NameOf(kind));
}

std::string DescribeVersions(schema::Versions versions) {
  if (versions == 0 || versions == schema::BitsOf(schema::KnownVersions())) {
    return "";
  }
  const auto range = schema::RangeOf(versions);
  return range.oldest == range.newest
             ? fmt::format("Kubernetes 1.{}", range.oldest)
             : fmt::format("Kubernetes 1.{} to 1.{}", range.oldest, range.newest);
}

}  // namespace linter::lsp
