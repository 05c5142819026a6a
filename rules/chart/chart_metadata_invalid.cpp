#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ChartMetadataInvalid() {
  return {
      .id = "chart-metadata-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "chart cannot be loaded",
      .why =
          "Helm refuses the chart before it looks at a template: its metadata has a wrong "
          "type or lacks what every chart has, or a file of it cannot be unpacked. Nothing of "
          "it can be installed, and nothing more is checked.",
      .reference = "https://helm.sh/docs/topics/charts/",
      .since = "0.1",
      .replaces = {"helm-lint:validateChartYamlFormat", "helm-lint:validateChartFormat",
                   "helm-lint:loader.Load (templates/)"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  for (const auto& failure : chart.renders().front().rendering->failures) {
    // What lacks a field, or is no YAML, is told at its place by other rules.
    const bool told = !chart.has_metadata() || failure.message.starts_with("validation:");
    if (failure.kind == helm::FailureKind::Chart && !chart.is_library() && !told) {
      report.Add({.span = chart.label(), .message = "chart cannot be loaded: " + failure.message});
    }
  }
}

}  // namespace linter::rules
