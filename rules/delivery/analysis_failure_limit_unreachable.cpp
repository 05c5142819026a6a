#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AnalysisFailureLimitUnreachable() {
  return {
      .id = "analysis-failure-limit-unreachable",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "metric of an analysis may fail as often as it is measured",
      .why =
          "An analysis fails when a metric failed more often than `failureLimit`. A metric that is "
          "measured `count` times cannot fail more often than that, so with a limit of `count` or "
          "more no failure of it ever stops a bad build. A metric without `count` is measured "
          "until somebody stops it, and is left alone; so is a negative limit, which says that "
          "failures do not count, and one with `consecutiveSuccessLimit`, whose failures make the "
          "analysis inconclusive.",
      .reference = "https://argo-rollouts.readthedocs.io/en/stable/features/analysis/",
      .since = "0.1",
      .checklist = {"DS-R-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("argoproj.io", "AnalysisTemplate") &&
      !object.Is("argoproj.io", "ClusterAnalysisTemplate")) {
    return;
  }
  for (const auto& metric : object.spec()["metrics"].Items()) {
    const auto count = metric["count"].Int();
    const auto limit = metric["failureLimit"].Int();
    const bool succeeds_in_a_row = metric["consecutiveSuccessLimit"].present();
    if (count && limit && *count > 0 && *limit >= *count && !succeeds_in_a_row) {
      report.Add({
          .span = metric["failureLimit"].span(),
          .message = fmt::format("metric `{}` is measured {} times and may fail {} times",
                                 metric["name"].Text().value_or(""), *count, *limit),
      });
    }
  }
}

}  // namespace linter::rules
