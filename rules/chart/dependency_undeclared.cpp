#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule DependencyUndeclared() {
  return {
      .id = "dependency-undeclared",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .summary = "chart in charts/ is not among the dependencies",
      .why =
          "Helm renders whatever lies in `charts/`, but `helm dependency build` removes it "
          "again, and no version of it is written down anywhere.",
      .reference = "https://helm.sh/docs/topics/charts/#chart-dependencies",
      .since = "0.1",
      .replaces = {"helm-lint:validateDependencyInMetadata"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  if (!chart.has_metadata()) {
    return;
  }
  const auto declared = chart.Dependencies();
  for (const auto& carried : chart.Carried()) {
    const bool known = std::any_of(declared.begin(), declared.end(), [&](const auto& each) {
      return each["name"].Text() == carried.name;
    });
    if (!known) {
      report.Add({.span = carried.span,
                  .message = fmt::format("chart `{}` lies in `charts/` and is no dependency",
                                         carried.name)});
    }
  }
}

}  // namespace linter::rules
