#include "linter/check/report.h"
#include "linter/kustomize/kustomization_view.h"

namespace linter::rules {

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report);

Rule GeneratedNameNotFollowed() {
  return {
      .id = "generated-name-not-followed",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "generated ConfigMap or Secret is named without its hash",
      .why =
          "Names of generated ConfigMaps and Secrets end in a hash of their content, and kustomize "
          "writes the new name wherever it knows that one stands: not in fields of custom kinds, "
          "in arguments or in annotations. There the old name stays, and no object has it. Name "
          "the "
          "field in a `nameReference` of `configurations`, or turn the hash off for this one "
          "(`disableNameSuffixHash`).",
      .reference =
          "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/"
          "configmapgenerator/",
      .since = "0.1",
      .check = CheckKustomization,
  };
}

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report) {
  for (const auto* remark : kustomization.Remarks(kustomize::FailureKind::NameNotFollowed)) {
    report.Add({.span = remark->span, .message = remark->message});
  }
}

}  // namespace linter::rules
