#include "linter/check/report.h"
#include "linter/kustomize/kustomization_view.h"

namespace linter::rules {

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report);

Rule PatchMatchesNothing() {
  return {
      .id = "patch-matches-nothing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "patch whose target is no object",
      .why =
          "A target that selects nothing is no error: the build goes on, and what the patch should "
          "change stays as the base has it. It is a name that was changed in the base, another "
          "kind or namespace, or a pattern that is anchored at both ends. Where several overlays "
          "build on a kustomization, the rule speaks only if the patch changes nothing in any of "
          "them; where a base cannot be fetched, it is silent.",
      .reference = "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/",
      .since = "0.1",
      .check = CheckKustomization,
  };
}

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report) {
  for (const auto* remark : kustomization.Remarks(kustomize::FailureKind::IdlePatch)) {
    report.Add({.span = remark->span, .message = remark->message});
  }
}

}  // namespace linter::rules
