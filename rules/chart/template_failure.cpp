#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule TemplateFailure() {
  return {
      .id = "template-failure",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "template cannot be rendered",
      .why =
          "Helm stops at the template with this error, and nothing of the chart is installed. "
          "Told is Helm's own reason, at the action that fails; the chart's other templates "
          "are checked all the same. What `required` and `fail` say on purpose is another "
          "rule. Templates that fail for want of a chart that is not in `charts/` are left "
          "alone.",
      .reference = "https://helm.sh/docs/chart_template_guide/",
      .since = "0.1",
      .replaces = {"helm-lint:engine.Render (LintMode)"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  for (const auto& failure : chart.Failures()) {
    if (!failure.on_purpose) {
      std::vector<Label> labels;
      for (const auto& step : failure.way) {
        labels.push_back({step.span, step.text});
      }
      report.Add({.span = failure.span, .message = failure.message, .labels = std::move(labels)});
    }
  }
}

}  // namespace linter::rules
