#include "linter/check/report.h"
#include "linter/kustomize/kustomization_view.h"

namespace linter::rules {

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report);

Rule ReplacementMatchesNothing() {
  return {
      .id = "replacement-matches-nothing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "replacement whose target is no object",
      .why =
          "A target that selects nothing is no error: the value is put nowhere, and what stood "
          "there before stays. Where several overlays build on a kustomization, the rule speaks "
          "only if the target selects nothing in any of them; where a base cannot be fetched, it "
          "is silent.",
      .reference =
          "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/replacements/",
      .since = "0.1",
      .check = CheckKustomization,
  };
}

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report) {
  for (const auto* remark : kustomization.Remarks(kustomize::FailureKind::IdleReplacement)) {
    report.Add({.span = remark->span, .message = remark->message});
  }
}

}  // namespace linter::rules
