#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ChartIconMissing() {
  return {
      .id = "chart-icon-missing",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {},
      .summary = "chart has no icon",
      .why =
          "Catalogs of charts show an icon. A chart that is used inside of one team needs "
          "none, nor does a library chart, so the rule runs only when it is asked for.",
      .reference = "https://helm.sh/docs/topics/charts/",
      .since = "0.1",
      .replaces = {"helm-lint:validateChartIconPresence"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  if (!chart.has_metadata()) {
    return;
  }
  if (!chart.metadata()["icon"].present() && !chart.is_library()) {
    report.Add({.span = chart.label(), .message = "chart has no icon"});
  }
}

}  // namespace linter::rules
