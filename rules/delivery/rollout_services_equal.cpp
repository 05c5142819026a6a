#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule RolloutServicesEqual() {
  return {
      .id = "rollout-services-equal",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "Rollout has one Service for its old and its new pods",
      .why =
          "The controller points one Service at the pods of the old version and the other at "
          "those of the new one. With one name for both it refuses the Rollout with "
          "`InvalidSpec`, and no update happens.",
      .reference = "https://argo-rollouts.readthedocs.io/en/stable/features/specification/",
      .since = "0.1",
      .checklist = {"DS-R-1"},
      .check = CheckObject,
  };
}

static void Compare(const yaml::Slot& first, const yaml::Slot& second, const k8s::Object& object,
                    Report& report) {
  if (first.Text() && first.Text() == second.Text() && !first.Text()->empty()) {
    report.Add({.span = second.span(),
                .message = fmt::format("{} has Service `{}` for both its old and its new pods",
                                       object.Title(), *first.Text()),
                .labels = {{first.span(), "the other one"}}});
  }
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("argoproj.io", "Rollout")) {
    return;
  }
  const auto strategy = object.spec()["strategy"];
  Compare(strategy["canary"]["stableService"], strategy["canary"]["canaryService"], object, report);
  Compare(strategy["blueGreen"]["activeService"], strategy["blueGreen"]["previewService"], object,
          report);
}

}  // namespace linter::rules
