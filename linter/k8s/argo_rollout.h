#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// Where a Rollout or an AnalysisTemplate asks for an analysis by the name of its template.
struct AnalysisReference {
  // What holds `templateName`, and maybe `clusterScope`.
  yaml::Slot slot;
  // What is handed over, for all templates of the analysis.
  std::vector<yaml::Slot> arguments;
  // All templates of the analysis, which share their arguments.
  std::vector<yaml::Slot> together;

  yaml::Slot name() const { return slot["templateName"]; }
  bool of_cluster() const { return slot["clusterScope"].Bool().value_or(false); }
  bool Gives(std::string_view argument) const;
};

// Of a Rollout of Argo: those of its steps, beside its steps, and before and after a promotion.
std::vector<AnalysisReference> AnalysesOf(const Object& rollout);

// The template of the run that is meant; null where there is none.
const Object* TemplateOf(const AnalysisReference& reference, const Object& rollout);

// The weights that the steps of a canary set, in percent, in their order.
std::vector<yaml::Slot> CanaryWeights(const Object& rollout);

}  // namespace linter::k8s
