#pragma once

#include "linter/kustomize/accumulator.h"
#include "linter/kustomize/library.h"
#include "linter/kustomize/patches.h"

namespace linter::kustomize {

// Adds what the local charts of `helmCharts` render to. A chart that would be fetched is a failure.
void InflateCharts(Bench& bench, Library& library, const Kustomization& kustomization,
                   Accumulator& into);

}  // namespace linter::kustomize
