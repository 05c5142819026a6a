#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/argo_rollout.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AnalysisTemplateMissing() {
  return {
      .id = "analysis-template-missing",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "Rollout asks for an AnalysisTemplate that is not there",
      .why =
          "The controller holds the Rollout back with `InvalidSpec`: nothing is updated until the "
          "template is there. One with `clusterScope: true` is a ClusterAnalysisTemplate, all "
          "others live in the namespace of the Rollout. Templates may stand elsewhere, so this is "
          "judged in a closed world, and where the run has a template of that name that cannot be "
          "meant: one of the other kind, with `clusterScope` wrong.",
      .reference = "https://argo-rollouts.readthedocs.io/en/stable/features/analysis/",
      .since = "0.1",
      .checklist = {"DS-C-4"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("argoproj.io", "Rollout")) {
    return;
  }
  for (const auto& reference : k8s::AnalysesOf(object)) {
    const auto name = reference.name().Text().value_or("");
    if (name.empty() || k8s::StandsForAnother(name) || k8s::TemplateOf(reference, object)) {
      continue;
    }
    const auto* kind = reference.of_cluster() ? "ClusterAnalysisTemplate" : "AnalysisTemplate";
    const auto* other = reference.of_cluster() ? "AnalysisTemplate" : "ClusterAnalysisTemplate";
    const bool mistaken = !object.project().Named(other, name).empty();
    if (mistaken) {
      report.Add({.span = reference.name().span(),
                  .message = fmt::format("`{}` is {} {}, not {} {}", name,
                                         reference.of_cluster() ? "an" : "a", other,
                                         reference.of_cluster() ? "a" : "an", kind)});
    } else if (object.project().closed()) {
      report.Add({.span = reference.name().span(),
                  .message = fmt::format("there is no {} `{}`", kind, name)});
    }
  }
}

}  // namespace linter::rules
