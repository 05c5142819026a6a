#pragma once

#include <string>

#include "linter/kustomize/accumulator.h"
#include "linter/kustomize/library.h"

namespace linter::kustomize {

// Adds what `configMapGenerator` and `secretGenerator` of a kustomization in a folder make.
void RunGenerators(Bench& bench, Library& library, const Node& kustomization,
                   const std::string& folder, Accumulator& into);

}  // namespace linter::kustomize
