#pragma once

#include <vector>

#include "linter/schema/fault.h"
#include "linter/yaml/node.h"

namespace linter::schema {

// What makes the API server refuse the schemas of a CustomResourceDefinition of v1, in the order of
// the file; nothing for any other object. A schema is followed once, however large it is.
std::vector<Fault> AuditDefinition(const yaml::Node& root);

}  // namespace linter::schema
