#pragma once

#include <string>
#include <vector>

#include "linter/gotemplate/value.h"

namespace linter::helm {

// What a JSON schema has against a value, in the words of the library that Helm uses.
struct SchemaProblem {
  // JSON pointer of the value.
  std::string pointer;
  std::string message;
  gotemplate::OriginId origin = gotemplate::OriginId::None;
  // Why the alternatives failed.
  std::vector<SchemaProblem> causes = {};
};

// Checks a value against a schema of draft 4 to 2020-12. References lead only into the schema
// itself; what lies elsewhere accepts everything, as nothing is fetched.
std::vector<SchemaProblem> CheckSchema(const gotemplate::Value& schema,
                                       const gotemplate::Value& value);

}  // namespace linter::helm
