#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule HelmReleaseHistoryShort() {
  return {
      .id = "helm-release-history-short",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "Flux keeps no release of a chart that could be rolled back to",
      .why =
          "With `maxHistory: 1` only the newest release is kept: when an upgrade fails there is "
          "nothing to roll back to. Where nothing is written Flux keeps several, and `0` keeps "
          "all; both are left alone.",
      .reference = "https://fluxcd.io/flux/components/helm/helmreleases/",
      .since = "0.1",
      .checklist = {"RB-S-3"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto history = object.spec()["maxHistory"];
  if (object.Is("helm.toolkit.fluxcd.io", "HelmRelease") && history.Int() == 1) {
    report.Add({.span = history.span(),
                .message = fmt::format("{} keeps one release only", object.Title())});
  }
}

}  // namespace linter::rules
