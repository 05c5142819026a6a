#pragma once

#include <string>

#include "linter/kustomize/node.h"

namespace linter::kustomize {

// An object as kustomize prints it: keys in order, the last line with its break.
std::string PrintYaml(const Node& node);
// As Go's `encoding/json` writes.
std::string PrintJson(const Node& node);

}  // namespace linter::kustomize
