#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/argo_rollout.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AnalysisArgumentMissing() {
  return {
      .id = "analysis-argument-missing",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "Rollout does not give an argument that its AnalysisTemplate asks for",
      .why =
          "An argument of a template without `value` and `valueFrom` must be given by whoever asks "
          "for the analysis. Without it the Rollout is held back with `InvalidSpec`, or the "
          "analysis ends in an error and the update with it. Where one template of several gives "
          "a value for an argument of the same name, that one counts for all.",
      .reference =
          "https://argo-rollouts.readthedocs.io/en/stable/features/analysis/"
          "#analysis-template-arguments",
      .since = "0.1",
      .checklist = {"DS-C-4"},
      .check = CheckObject,
  };
}

static bool HasValue(const yaml::Slot& argument) {
  return argument["value"].present() || argument["valueFrom"].present();
}

// Templates of one analysis share their arguments.
static bool IsGivenByAnother(std::string_view name, const k8s::AnalysisReference& reference,
                             const k8s::Object& rollout) {
  for (const auto& each : reference.together) {
    const auto* found = k8s::TemplateOf({each, {}, {}}, rollout);
    // What is not in the run may give it.
    if (found == nullptr) {
      return true;
    }
    for (const auto& argument : found->spec()["args"].Items()) {
      if (argument["name"].Text() == name && HasValue(argument)) {
        return true;
      }
    }
  }
  return false;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("argoproj.io", "Rollout")) {
    return;
  }
  for (const auto& reference : k8s::AnalysesOf(object)) {
    const auto* wanted = k8s::TemplateOf(reference, object);
    if (wanted == nullptr || !wanted->SameFolder(object)) {
      continue;
    }
    for (const auto& argument : wanted->spec()["args"].Items()) {
      const auto name = argument["name"].Text().value_or("");
      if (name.empty() || HasValue(argument) || reference.Gives(name) ||
          IsGivenByAnother(name, reference, object)) {
        continue;
      }
      report.Add({.span = reference.name().span(),
                  .message = fmt::format("{} asks for the argument `{}`, which {} does not give",
                                         wanted->Title(), name, object.Title()),
                  .labels = {{argument["name"].span(), "asked for here"}}});
    }
  }
}

}  // namespace linter::rules
