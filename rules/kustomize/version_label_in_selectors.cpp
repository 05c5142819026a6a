#include <fmt/format.h>
#include <re2/re2.h>

#include "linter/check/report.h"
#include "linter/k8s/version_label.h"
#include "linter/kustomize/kustomization_view.h"

namespace linter::rules {

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report);

Rule VersionLabelInSelectors() {
  return {
      .id = "version-label-in-selectors",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "label that changes with the version is put into selectors",
      .why =
          "`commonLabels`, and `labels` with `includeSelectors`, write into the selectors of "
          "workloads, which cannot be changed once they exist: the first deployment with another "
          "version or commit is refused, and the selectors of Services match no pod that still "
          "runs the old one. `labels` without `includeSelectors`, with `includeTemplates` if pods "
          "need it, keeps the label and leaves selectors alone.",
      .reference = "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/labels/",
      .since = "0.1",
      .check = CheckKustomization,
  };
}

// `version: v1` alone is how meshes call what stays.
static bool Changes(std::string_view key, std::string_view value) {
  static const RE2 commit("(?i)(?:.*/)?(?:git-?)?(?:commit|sha|revision|build)(?:-?(?:id|sha))?");
  static const RE2 version("(?:.*/)?version");
  static const RE2 release(R"(v?\d+\.\d+.*|[0-9a-f]{7,40})");
  return k8s::ChangesWithVersion(key, value) || RE2::FullMatch(key, commit) ||
         (RE2::FullMatch(key, version) && RE2::FullMatch(value, release));
}

static void CheckPairs(const yaml::Slot& pairs, Report& report) {
  for (const auto& [key, key_span, value] : pairs.Members()) {
    const auto text = value.Text().value_or("");
    if (Changes(key, text)) {
      report.Add({.span = key_span,
                  .message = fmt::format("label `{}` (`{}`) becomes a part of selectors, which "
                                         "cannot change with it",
                                         key, text)});
    }
  }
}

static void CheckKustomization(const kustomize::KustomizationView& kustomization, Report& report) {
  CheckPairs(kustomization.root()["commonLabels"], report);
  for (const auto& entry : kustomization.root()["labels"].Items()) {
    if (entry["includeSelectors"].Bool() == true) {
      CheckPairs(entry["pairs"], report);
    }
  }
}

}  // namespace linter::rules
