#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"
#include "linter/helm/semver.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ChartVersionInvalid() {
  return {
      .id = "chart-version-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "version of the chart is no semantic version",
      .why =
          "Helm orders charts by their versions and takes a dependency by a range of them. "
          "What is no version is refused; one that YAML takes for a number (`1.10` is 1.1) is "
          "another one than was meant.",
      .reference = "https://semver.org/",
      .since = "0.1",
      .replaces = {"helm-lint:validateChartVersion", "helm-lint:validateChartVersionType"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  if (!chart.has_metadata()) {
    return;
  }
  const auto version = chart.metadata()["version"];
  const auto text = version.Text().value_or("");
  if (!version.present()) {
    report.Add({.span = chart.label(), .message = "chart has no version"});
  } else if (!version.String()) {
    report.Add({.span = version.span(),
                .message = fmt::format("version `{}` is a number to YAML, not a text", text)});
  } else if (!helm::ParseVersion(text)) {
    report.Add({.span = version.span(), .message = fmt::format("`{}` is no version", text)});
  }
}

}  // namespace linter::rules
