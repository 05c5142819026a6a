#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ChartDependenciesMisplaced() {
  return {
      .id = "chart-dependencies-misplaced",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "dependencies stand where Helm does not look",
      .why =
          "A chart of `apiVersion: v1` names its dependencies in `requirements.yaml`, one of "
          "`v2` in `Chart.yaml`. Helm lint refuses the former in the latter; `helm "
          "dependency` may pass over them.",
      .reference = "https://helm.sh/docs/topics/charts/",
      .since = "0.1",
      .replaces = {"helm-lint:validateChartDependencies"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  if (!chart.has_metadata()) {
    return;
  }
  const auto version = chart.metadata()["apiVersion"].Text();
  const auto own = chart.metadata()["dependencies"];
  if (version == "v1" && own.present()) {
    report.Add(
        {.span = own.label(),
         .message = "a chart of `apiVersion: v1` has its dependencies in `requirements.yaml`"});
  }
  const auto old = chart.Root("requirements.yaml");
  if (version == "v2" && old && (*old)["dependencies"].present() && own.present()) {
    report.Add({.span = (*old)["dependencies"].label(),
                .message = "`Chart.yaml` has dependencies, too",
                .labels = {{own.label(), "these count"}}});
  }
}

}  // namespace linter::rules
