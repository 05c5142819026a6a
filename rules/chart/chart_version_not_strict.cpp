#include <fmt/format.h>
#include <re2/re2.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"
#include "linter/helm/semver.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ChartVersionNotStrict() {
  return {
      .id = "chart-version-not-strict",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "version of the chart is none in the strict sense",
      .why =
          "Semantic versions have three numbers without zeros before them and no `v`. Helm 3 "
          "still takes others in, but later versions do not, and registries may order them "
          "wrongly.",
      .reference = "https://semver.org/",
      .since = "0.1",
      .replaces = {"helm-lint:validateChartVersionStrictSemVerV2"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  if (!chart.has_metadata()) {
    return;
  }
  static const RE2 strict(
      "(?:0|[1-9][0-9]*)(?:\\.(?:0|[1-9][0-9]*)){2}(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?");
  const auto version = chart.metadata()["version"];
  const auto text = version.String().value_or("");
  if (helm::ParseVersion(text) && !RE2::FullMatch(text, strict)) {
    report.Add({.span = version.span(),
                .message = fmt::format("version `{}` is not of the form 1.2.3", text)});
  }
}

}  // namespace linter::rules
