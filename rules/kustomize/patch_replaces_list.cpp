#include "linter/check/report.h"
#include "linter/kustomize/kustomization_view.h"

namespace linter::rules {

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report);

Rule PatchReplacesList() {
  return {
      .id = "patch-replaces-list",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "patch replaces a list of which it names an item",
      .why =
          "A strategic merge patch merges lists by a key only where a schema says which: kustomize "
          "knows that of the kinds of Kubernetes itself. In a Rollout, a Certificate or a "
          "PrometheusRule the patch's list takes the place of the whole: containers lose their "
          "image, groups their other rules. `openapi.path` gives the keys, and a JSON patch "
          "changes one "
          "place. The rule is silent where the patch names no item of the object, or repeats all "
          "that those have: then the list is meant to be another one.",
      .reference = "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/openapi/",
      .since = "0.1",
      .check = CheckKustomization,
  };
}

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report) {
  for (const auto* remark : kustomization.Remarks(kustomize::FailureKind::ListReplaced)) {
    report.Add({.span = remark->span, .message = remark->message});
  }
}

}  // namespace linter::rules
