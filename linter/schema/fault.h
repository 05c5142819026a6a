#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "linter/schema/catalog.h"
#include "linter/text/edit.h"
#include "linter/text/place.h"
#include "linter/yaml/node.h"

namespace linter::schema {

// How an object can differ from what the API server takes. Each kind is a rule of its own in
// `rules/schema/`.
enum class FaultKind : std::uint8_t {
  UnknownField,
  WrongType,
  RequiredFieldMissing,
  UnknownValue,
  InvalidFormat,
  // Two items of a list have the keys by which they are told from each other.
  DuplicateListKey,
  // Fields that have to, or must not, stand together.
  NoAlternative,
  // What makes a CustomResourceDefinition be refused: a version without schema, one that is not
  // structural, patterns, defaults, keys of lists.
  SchemaMissing,
  SchemaNotStructural,
  SchemaPatternInvalid,
  SchemaDefaultInvalid,
  SchemaListKeyOptional,
  // A group of Kubernetes itself has no such kind.
  UnknownKind,
  // The API version is not served any more.
  RemovedVersion,
  DeprecatedVersion,
};

// One difference between an object and the schema of its kind.
struct Fault {
  FaultKind kind = FaultKind::UnknownField;
  Place place;
  // In the form of a diagnostic's message.
  std::string message;
  // What is at fault, be it a key or a value; empty for what is absent.
  std::optional<yaml::Node> node = {};
  // What would mend it, as a verb phrase and as edits; empty where nothing surely does.
  std::string repair = {};
  std::vector<Edit> edits = {};
};

// Whether everything that an object needs should stand in it.
enum class Extent : std::uint8_t {
  Whole,
  // It is laid over another one, as patches are.
  Piece,
};

// What is wrong with an object, in the order of the file, for any of the versions: its fields, and
// whether its API version is served. Nothing for a kind that Kubernetes itself does not have.
std::vector<Fault> Compare(const yaml::Node& root, Extent extent, const VersionRange& versions);

// The part about the API version alone.
std::optional<Fault> CompareApiVersion(const yaml::Node& root, const VersionRange& versions);

}  // namespace linter::schema
