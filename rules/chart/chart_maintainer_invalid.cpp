#include <fmt/format.h>
#include <re2/re2.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ChartMaintainerInvalid() {
  return {
      .id = "chart-maintainer-invalid",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "maintainer of the chart cannot be named or reached",
      .why =
          "Helm and the registries show maintainers by their names and link their addresses. "
          "An entry without a name, or with an address that is none, is refused when the "
          "chart is linted.",
      .reference = "https://helm.sh/docs/topics/charts/",
      .since = "0.1",
      .replaces = {"helm-lint:validateChartMaintainer"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  if (!chart.has_metadata()) {
    return;
  }
  static const RE2 email("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  static const RE2 url("[a-zA-Z][a-zA-Z0-9+.-]*://[^\\s]+");
  for (const auto& each : chart.metadata()["maintainers"].Items()) {
    const auto address = each["email"];
    const auto page = each["url"];
    if (each["name"].Text().value_or("").empty()) {
      report.Add({.span = each.span(), .message = "maintainer has no name"});
    } else if (address.Text() && !address.Text()->empty() &&
               !RE2::FullMatch(*address.Text(), email)) {
      report.Add({.span = address.span(),
                  .message = fmt::format("`{}` is no address of mail", *address.Text())});
    } else if (page.Text() && !page.Text()->empty() && !RE2::FullMatch(*page.Text(), url)) {
      report.Add({.span = page.span(), .message = fmt::format("`{}` is no URL", *page.Text())});
    }
  }
}

}  // namespace linter::rules
