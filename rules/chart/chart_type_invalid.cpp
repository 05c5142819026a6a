#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ChartTypeInvalid() {
  return {
      .id = "chart-type-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "type of the chart is none",
      .why =
          "A chart is an `application`, which is the default, or a `library`, which is not "
          "installed itself. Charts of `apiVersion: v1` have no type: Helm passes over it "
          "there, and installs a library.",
      .reference = "https://helm.sh/docs/topics/charts/",
      .since = "0.1",
      .replaces = {"helm-lint:validateChartType"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  if (!chart.has_metadata()) {
    return;
  }
  const auto type = chart.metadata()["type"];
  const auto text = type.Text().value_or("");
  if (!type.present()) {
    return;
  }
  if (text != "application" && text != "library") {
    report.Add(
        {.span = type.span(),
         .message = fmt::format("type of a chart is `application` or `library`, not `{}`", text)});
  } else if (chart.metadata()["apiVersion"].Text() == "v1") {
    report.Add({.span = type.span(), .message = "charts of `apiVersion: v1` have no type"});
  }
}

}  // namespace linter::rules
