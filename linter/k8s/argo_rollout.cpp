#include "linter/k8s/argo_rollout.h"

#include <algorithm>

#include "linter/k8s/project.h"

namespace linter::k8s {

bool AnalysisReference::Gives(std::string_view argument) const {
  return std::any_of(arguments.begin(), arguments.end(),
                     [&](const yaml::Slot& each) { return each["name"].Text() == argument; });
}

static void AddAnalysis(const yaml::Slot& analysis, std::vector<AnalysisReference>& references) {
  for (const auto& each : analysis["templates"].Items()) {
    if (each["templateName"].present()) {
      references.push_back({each, analysis["args"].Items(), analysis["templates"].Items()});
    }
  }
}

std::vector<AnalysisReference> AnalysesOf(const Object& rollout) {
  std::vector<AnalysisReference> references;
  const auto strategy = rollout.spec()["strategy"];
  AddAnalysis(strategy["canary"]["analysis"], references);
  AddAnalysis(strategy["blueGreen"]["prePromotionAnalysis"], references);
  AddAnalysis(strategy["blueGreen"]["postPromotionAnalysis"], references);
  for (const auto& step : strategy["canary"]["steps"].Items()) {
    AddAnalysis(step["analysis"], references);
    for (const auto& each : step["experiment"]["analyses"].Items()) {
      if (each["templateName"].present()) {
        references.push_back({each, each["args"].Items(), {}});
      }
    }
  }
  return references;
}

const Object* TemplateOf(const AnalysisReference& reference, const Object& rollout) {
  const auto name = reference.name().Text().value_or("");
  const auto& project = rollout.project();
  return reference.of_cluster() ? project.FindAnywhere("ClusterAnalysisTemplate", name, rollout)
                                : project.Find("AnalysisTemplate", name, rollout);
}

std::vector<yaml::Slot> CanaryWeights(const Object& rollout) {
  std::vector<yaml::Slot> weights;
  for (const auto& step : rollout.spec()["strategy"]["canary"]["steps"].Items()) {
    if (step["setWeight"].Int()) {
      weights.push_back(step["setWeight"]);
    }
  }
  return weights;
}

}  // namespace linter::k8s
