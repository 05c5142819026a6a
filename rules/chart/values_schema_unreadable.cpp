#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ValuesSchemaUnreadable() {
  return {
      .id = "values-schema-unreadable",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "schema of the values is no JSON",
      .why =
          "Helm reads `values.schema.json` before all else, and stops when it is not JSON: "
          "the chart cannot be installed.",
      .reference = "https://helm.sh/docs/topics/charts/#schema-files",
      .since = "0.1",
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  for (const auto& failure : chart.renders().front().rendering->failures) {
    const auto* file = chart.File("values.schema.json");
    if (failure.kind == helm::FailureKind::Schema && file != nullptr &&
        chart.renders().front().rendering->schema_problems.empty()) {
      report.Add({.span = Span{file->id, 0, 0}, .message = "schema of the values cannot be read"});
    }
  }
}

}  // namespace linter::rules
