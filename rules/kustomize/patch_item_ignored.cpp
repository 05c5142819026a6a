#include "linter/check/report.h"
#include "linter/kustomize/kustomization_view.h"

namespace linter::rules {

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report);

Rule PatchItemIgnored() {
  return {
      .id = "patch-item-ignored",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "item of a patch that kustomize leaves out",
      .why =
          "Items of some lists are known by several keys, such as `containerPort` and `protocol` "
          "of ports. Where the patch writes one that the object does not, kustomize neither merges "
          "the "
          "item nor adds it, and says nothing. Write the same keys in both.",
      .reference = "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/",
      .since = "0.1",
      .check = CheckKustomization,
  };
}

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report) {
  for (const auto* remark : kustomization.Remarks(kustomize::FailureKind::IdleItem)) {
    report.Add({.span = remark->span, .message = remark->message});
  }
}

}  // namespace linter::rules
