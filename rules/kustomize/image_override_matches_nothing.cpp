#include "linter/check/report.h"
#include "linter/kustomize/kustomization_view.h"

namespace linter::rules {

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report);

Rule ImageOverrideMatchesNothing() {
  return {
      .id = "image-override-matches-nothing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "override of an image that no container has",
      .why =
          "An entry of `images` whose name no container has changes nothing, and nobody is told: "
          "what runs is the image of the base, often one for debugging, or `latest`. The name is "
          "that of the image without its tag, as it is once earlier overlays have changed it. "
          "Where "
          "several overlays build on a kustomization, one that has the image is enough; where a "
          "base cannot be fetched, the rule is silent.",
      .reference = "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/",
      .since = "0.1",
      .check = CheckKustomization,
  };
}

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report) {
  for (const auto* remark : kustomization.Remarks(kustomize::FailureKind::IdleImage)) {
    report.Add({.span = remark->span, .message = remark->message});
  }
}

}  // namespace linter::rules
