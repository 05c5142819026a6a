#pragma once

#include <string>
#include <variant>

#include "linter/kustomize/failure.h"
#include "linter/kustomize/merge_keys.h"
#include "linter/kustomize/node.h"

namespace linter::kustomize {

// Merges a strategic merge patch into an object, as kustomize does: what the patch has first in a
// merged list comes first. The patch is used up. Null where the patch deletes the object.
Node* MergePatch(Node& object, Node& patch, const MergeType& type, Failures& failures);

}  // namespace linter::kustomize
