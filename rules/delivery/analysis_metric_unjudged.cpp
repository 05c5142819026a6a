#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AnalysisMetricUnjudged() {
  return {
      .id = "analysis-metric-unjudged",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "metric of an analysis has no condition, and so is always a success",
      .why =
          "A measurement without `successCondition` and `failureCondition` succeeds whatever it "
          "measured: the analysis watches the new version and never stops it. Metrics of `job` "
          "and `kayenta` judge by themselves, and so may those of plugins; a metric that "
          "`dryRun` names only watches. All these are left alone.",
      .reference = "https://argo-rollouts.readthedocs.io/en/stable/features/analysis/",
      .since = "0.1",
      .checklist = {"DS-C-4"},
      .check = CheckObject,
  };
}

static bool IsJudgedElsewhere(const yaml::Slot& metric, const yaml::Slot& dry_runs) {
  constexpr std::array<std::string_view, 3> Providers = {"job", "kayenta", "plugin"};
  const auto items = dry_runs.Items();
  return std::any_of(Providers.begin(), Providers.end(),
                     [&](auto each) { return metric["provider"][each].present(); }) ||
         std::any_of(items.begin(), items.end(), [&](const yaml::Slot& each) {
           const auto pattern = each["metricName"].Text().value_or("");
           return pattern == metric["name"].Text() || pattern.find('*') != std::string_view::npos;
         });
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("argoproj.io", "AnalysisTemplate") &&
      !object.Is("argoproj.io", "ClusterAnalysisTemplate")) {
    return;
  }
  const auto spec = object.spec();
  for (const auto& metric : spec["metrics"].Items()) {
    const bool judged =
        metric["successCondition"].present() || metric["failureCondition"].present();
    if (metric["provider"].is_mapping() && !judged && !IsJudgedElsewhere(metric, spec["dryRun"])) {
      report.Add({.span = metric.label(),
                  .message = fmt::format("metric `{}` has no condition, and so always succeeds",
                                         metric["name"].Text().value_or(""))});
    }
  }
}

}  // namespace linter::rules
