#pragma once

#include <string>

#include "linter/kustomize/accumulator.h"
#include "linter/kustomize/library.h"

namespace linter::kustomize {

// A kustomization on its way: what it says, and where its paths begin.
struct Kustomization {
  Node* root = nullptr;
  const SourceFile* file = nullptr;
  std::string folder;
};

// `patchesStrategicMerge`, `patches` and `patchesJson6902`, in the order in which kustomize calls
// for each.
void ApplyStrategicPatches(Bench& bench, Library& library, const Kustomization& kustomization,
                           Accumulator& all);
void ApplyPatches(Bench& bench, Library& library, const Kustomization& kustomization,
                  Accumulator& all);
void ApplyJsonPatches(Bench& bench, Library& library, const Kustomization& kustomization,
                      Accumulator& all);

}  // namespace linter::kustomize
