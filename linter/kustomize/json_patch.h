#pragma once

#include "linter/kustomize/failure.h"
#include "linter/kustomize/node.h"

namespace linter::kustomize {

// Applies a JSON 6902 patch, a list of operations, to an object. Stops at the first operation that
// cannot be done, which is a failure at its place. False then.
bool ApplyJsonPatch(Forest& forest, Node& object, const Node& operations, Failures& failures);

}  // namespace linter::kustomize
