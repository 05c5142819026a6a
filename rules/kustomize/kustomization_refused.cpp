#include "linter/check/report.h"
#include "linter/kustomize/build.h"
#include "linter/kustomize/kustomization_view.h"

namespace linter::rules {

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report);

Rule KustomizationRefused() {
  return {
      .id = "kustomization-refused",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "kustomize would stop here",
      .why =
          "A path that is not there, a patch for an object that is not, two objects that are one, "
          "a generator without its sources: kustomize stops at the first, and nothing of the "
          "overlay is applied. Here the rest is built and looked at all the same. Bases that "
          "would have to be fetched and plugins that would have to be run are told of, and are "
          "no findings; what is wrong with the YAML itself is told by the rules about syntax.",
      .reference = "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/",
      .since = "0.1",
      .check = CheckKustomization,
  };
}

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report) {
  using kustomize::FailureKind;
  for (const auto& remark : kustomization.remarks()) {
    const bool elsewhere = remark.kind == FailureKind::Remote ||
                           remark.kind == FailureKind::Plugin ||
                           remark.kind == FailureKind::Resource;
    if (kustomize::IsRefusal(remark.kind) && !elsewhere) {
      report.Add({.span = remark.span, .message = remark.message});
    }
  }
}

}  // namespace linter::rules
