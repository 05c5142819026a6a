#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ChartApiVersionInvalid() {
  return {
      .id = "chart-api-version-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "chart has no apiVersion that Helm knows",
      .why =
          "Charts are of version `v1` (Helm 2 and 3) or `v2` (Helm 3 and later). Helm refuses "
          "every other one.",
      .reference = "https://helm.sh/docs/topics/charts/",
      .since = "0.1",
      .replaces = {"helm-lint:validateChartAPIVersion"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  if (!chart.has_metadata()) {
    return;
  }
  const auto version = chart.metadata()["apiVersion"];
  const auto text = version.Text().value_or("");
  if (!version.present()) {
    report.Add({.span = chart.label(), .message = "chart has no `apiVersion`"});
  } else if (text != "v1" && text != "v2") {
    report.Add({.span = version.span(),
                .message = fmt::format("`apiVersion` of a chart is `v1` or `v2`, not `{}`", text)});
  }
}

}  // namespace linter::rules
