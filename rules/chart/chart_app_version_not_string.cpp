#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ChartAppVersionNotString() {
  return {
      .id = "chart-app-version-not-string",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "appVersion is a number to YAML",
      .why =
          "YAML reads `1.10` as the number 1.1 and `2024_01` as 202401, and that is what "
          "image tags and labels are then made of. In quotes it stays as it is written.",
      .reference = "https://helm.sh/docs/topics/charts/",
      .since = "0.1",
      .replaces = {"helm-lint:validateChartAppVersionType"},
      .fix = FixKind::Safe,
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  if (!chart.has_metadata()) {
    return;
  }
  const auto version = chart.metadata()["appVersion"];
  if (version.present() && !version.String() && version.Text()) {
    report.Add({
        .span = version.span(),
        .message = fmt::format("`appVersion` {} is a number to YAML, not a text", *version.Text()),
        .fixes = {{"quote it", Safety::Safe,
                   yaml::Set(version, fmt::format("\"{}\"", *version.Text()))}},
    });
  }
}

}  // namespace linter::rules
