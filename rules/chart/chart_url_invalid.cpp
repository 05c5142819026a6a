#include <fmt/format.h>
#include <re2/re2.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ChartUrlInvalid() {
  return {
      .id = "chart-url-invalid",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "source or icon of the chart is no URL",
      .why =
          "`sources` and `icon` are links that registries show. What has no scheme leads "
          "nowhere; a relative path to an icon is not packed with the chart.",
      .reference = "https://helm.sh/docs/topics/charts/",
      .since = "0.1",
      .replaces = {"helm-lint:validateChartSources", "helm-lint:validateChartIconURL"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  if (!chart.has_metadata()) {
    return;
  }
  static const RE2 url("[a-zA-Z][a-zA-Z0-9+.-]*:[^\\s]+");
  auto links = chart.metadata()["sources"].Items();
  links.push_back(chart.metadata()["icon"]);
  for (const auto& link : links) {
    if (link.present() && link.Text() && !RE2::FullMatch(*link.Text(), url)) {
      report.Add({.span = link.span(), .message = fmt::format("`{}` is no URL", *link.Text())});
    }
  }
}

}  // namespace linter::rules
