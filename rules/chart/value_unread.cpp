#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"
#include "linter/helm/values_audit.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ValueUnread() {
  return {
      .id = "value-unread",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "file of values sets what the chart does not know",
      .why =
          "A value of `values-production.yaml` that is misspelt, or stands one level too deep, "
          "changes nothing: production runs with the defaults, and the file looks right in every "
          "review. Told where neither a template nor the chart's `values.yaml` knows the value. "
          "The rule is silent where templates reach values by names that are known at run time "
          "only or hand all of them on, and of values of other charts, of values that a comment or "
          "the schema tells of, and of files of which no value at the top is one of the chart's.",
      .reference = "https://helm.sh/docs/chart_template_guide/values_files/",
      .since = "0.1",
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  for (const auto& value : helm::UnreadValues(chart)) {
    Diagnostic finding{.span = value.span,
                       .message = fmt::format("no template asks for `{}`", value.path)};
    if (!value.nearest.empty()) {
      finding.message += fmt::format("; the chart has `{}`", value.nearest);
      finding.labels.push_back({value.nearest_span, "this one is known"});
    }
    report.Add(std::move(finding));
  }
}

}  // namespace linter::rules
