#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "linter/schema/fault.h"
#include "linter/yaml/node.h"

namespace linter::schema {

enum class Dialect : std::uint8_t {
  // Of CustomResourceDefinitions: fields that are not named are dropped, defaults count.
  Structural,
  // Of files that other checkers read: fields that are not named are welcome unless it says no.
  JsonSchema,
};

// One version of a kind.
struct DefinedVersion {
  // Empty for any.
  std::string_view name;
  bool served = true;
  bool deprecated = false;
  // Fields that have no schema are dropped.
  bool prunes = true;
  // Empty where whatever stands in an object is taken.
  std::optional<yaml::Node> schema = {};
};

// A kind that Kubernetes itself does not have. Its schemas are read where they stand, each time
// that an object is compared, and only as far as that object goes: nothing is converted. Valid as
// long as the document that it stands in.
struct Definition {
  // Empty where nothing says.
  std::string_view group;
  std::string_view kind;
  Dialect dialect = Dialect::Structural;
  std::vector<DefinedVersion> versions;
};

// What a CustomResourceDefinition, of v1 or v1beta1, defines; empty for anything else, and where
// its group or kind is missing.
std::optional<Definition> ReadDefinition(const yaml::Node& root);
// What the root of a JSON Schema defines, for whatever version it is asked.
Definition DefinitionBySchema(const yaml::Node& root);

// The version that an object names; null where there is none of that name. `root` is a mapping.
const DefinedVersion* VersionOf(const yaml::Node& root, const Definition& definition);
// What is wrong with an object's choice of a version.
std::optional<Fault> CompareVersion(const yaml::Node& root, const Definition& definition);

// What is wrong with an object whose kind is defined so, in the order of the file. Nothing where
// it is not decidable without running an expression of CEL.
std::vector<Fault> CompareDefined(const yaml::Node& root, Extent extent,
                                  const Definition& definition);

}  // namespace linter::schema
