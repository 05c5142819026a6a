#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"
#include "linter/text/nearest.h"

namespace linter::rules {

static constexpr std::array<std::string_view, 18> Known = {
    "apiVersion", "name",       "version",     "kubeVersion",  "description", "type",
    "keywords",   "home",       "sources",     "dependencies", "maintainers", "icon",
    "appVersion", "deprecated", "annotations", "condition",    "tags",        "engine"};

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ChartFieldUnknown() {
  return {
      .id = "chart-field-unknown",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "Chart.yaml has a field that Helm does not know",
      .why =
          "Helm passes over what it does not know, so a misspelt field has no effect: a chart "
          "with `dependancies` has no dependencies. Own data belongs into `annotations`.",
      .reference = "https://helm.sh/docs/topics/charts/",
      .since = "0.1",
      .replaces = {"helm-lint:validateChartYamlStrictFormat"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  if (!chart.has_metadata()) {
    return;
  }
  for (const auto& member : chart.metadata().Members()) {
    if (std::find(Known.begin(), Known.end(), member.key) == Known.end()) {
      const auto nearest = Nearest(member.key, Known);
      report.Add({.span = member.key_span,
                  .message = nearest ? fmt::format("Helm knows no `{}`; did you mean `{}`?",
                                                   member.key, *nearest)
                                     : fmt::format("Helm knows no `{}`", member.key)});
    }
  }
}

}  // namespace linter::rules
