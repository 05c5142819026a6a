#pragma once

#include <string_view>
#include <vector>

#include "linter/kustomize/kustomization_view.h"
#include "linter/text/edit.h"

namespace linter::kustomize {

// The edits that write a deprecated field (`bases`, `commonLabels`, …) as the one that follows it;
// empty where that is not one clear change, or more than a change of words.
std::vector<Edit> SuccessorOf(const KustomizationView& kustomization, std::string_view field);

}  // namespace linter::kustomize
