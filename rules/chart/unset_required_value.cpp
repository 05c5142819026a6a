#include <algorithm>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule UnsetRequiredValue() {
  return {
      .id = "unset-required-value",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .summary = "chart cannot be installed with its own values",
      .why =
          "A template calls `required` or `fail`, and the chart's own values make it stop. "
          "That is how a chart asks for a value that only the user knows; `helm template` and "
          "every tool that renders the chart then see nothing of it. A set of values in `ci/` "
          "shows the chart with them. Told as a note, for the default values only.",
      .reference = "https://helm.sh/docs/howto/charts_tips_and_tricks/#using-the-required-function",
      .since = "0.1",
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  const auto& renders = chart.renders();
  if (std::any_of(renders.begin(), renders.end(), [](const helm::RenderSet& render) {
        return !render.options->values_files.empty();
      })) {
    return;
  }
  for (const auto& failure : chart.Failures()) {
    if (failure.on_purpose) {
      std::vector<Label> labels;
      for (const auto& step : failure.way) {
        labels.push_back({step.span, step.text});
      }
      report.Add({.span = failure.span, .message = failure.message, .labels = std::move(labels)});
    }
  }
}

}  // namespace linter::rules
