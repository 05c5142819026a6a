#pragma once

#include <optional>
#include <string>

#include "linter/k8s/object.h"

namespace linter::k8s {

// What the API server has against the name of an object, as a message says it: "name `Web` has a
// capital letter". Empty where it takes the name, where another tool fills it in, and where none
// is written.
std::optional<std::string> NameFault(const Object& object);

// Whether a cluster holds such objects: the files of other tools look alike.
bool IsOfCluster(const Object& object);

}  // namespace linter::k8s
