#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/kustomize/kustomization_view.h"

namespace linter::rules {

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report);

Rule ManifestUnlisted() {
  return {
      .id = "manifest-unlisted",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .summary = "manifest beside a kustomization that nothing builds on",
      .why =
          "kustomize builds what is listed, and nothing else of the folder: a NetworkPolicy or a "
          "disruption budget that was written and reviewed, and forgotten in `resources`, is "
          "never applied. The rule speaks of files with objects right beside a kustomization that "
          "no kustomization of the run reads. One that the kustomization mentions, in a comment "
          "for example, and one whose name says that it is an example, is left out on purpose.",
      .reference =
          "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/",
      .since = "0.1",
      .fix = FixKind::Unsafe,
      .check = CheckKustomization,
  };
}

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report) {
  const auto resources = kustomization.root()["resources"];
  for (const auto& manifest : kustomization.unlisted()) {
    report.Add({.span = resources.span(),
                .message = fmt::format("no kustomization lists `{}`, which has {} `{}`",
                                       manifest.path, manifest.kind, manifest.name),
                .fixes = {{"build it, too", Safety::Unsafe,
                           yaml::Append(resources, yaml::Quote(manifest.path))}}});
  }
}

}  // namespace linter::rules
