#include <fmt/format.h>
#include <re2/re2.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ChartNameInvalid() {
  return {
      .id = "chart-name-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "chart has no name, or one that is no file name",
      .why =
          "Without a name Helm refuses the chart; a name with a slash leads out of the folder "
          "that it is unpacked into. By convention it is made of lower case letters, digits "
          "and dashes, since it ends up in the names of objects.",
      .reference = "https://helm.sh/docs/topics/charts/",
      .since = "0.1",
      .replaces = {"helm-lint:validateChartName"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  if (!chart.has_metadata()) {
    return;
  }
  static const RE2 form("[a-zA-Z0-9](?:[a-zA-Z0-9._-]*[a-zA-Z0-9])?");
  const auto name = chart.metadata()["name"];
  if (!name.present()) {
    report.Add({.span = chart.label(), .message = "chart has no name"});
  } else if (!RE2::FullMatch(name.Text().value_or(""), form)) {
    report.Add({.span = name.span(),
                .message = fmt::format("`{}` is no name of a chart", name.Text().value_or(""))});
  }
}

}  // namespace linter::rules
