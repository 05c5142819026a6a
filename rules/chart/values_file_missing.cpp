#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ValuesFileMissing() {
  return {
      .id = "values-file-missing",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {},
      .summary = "chart has no values.yaml",
      .why =
          "`values.yaml` is where users look for what they may set. A chart without one works "
          "when its templates need no values, so the rule runs only when it is asked for.",
      .reference = "https://helm.sh/docs/topics/charts/",
      .since = "0.1",
      .replaces = {"helm-lint:validateValuesFileExistence"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  if (!chart.has_metadata()) {
    return;
  }
  if (chart.File("values.yaml") == nullptr && !chart.is_library()) {
    report.Add({.span = chart.label(), .message = "chart has no `values.yaml`"});
  }
}

}  // namespace linter::rules
