#pragma once

#include <vector>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// The places where an object has its project speak TLS with something and not verify who answers.
std::vector<yaml::Slot> UnverifiedBackends(const Object& object);

}  // namespace linter::k8s
