#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ValuesSchemaViolation() {
  return {
      .id = "values-schema-violation",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "values that the schema refuses",
      .why =
          "Helm checks all values against `values.schema.json` before it renders anything, "
          "and stops: the chart cannot be installed with these.",
      .reference = "https://helm.sh/docs/topics/charts/#schema-files",
      .since = "0.1",
      .replaces = {"helm-lint:validateValuesFile", "helm-lint:ToRenderValuesWithSchemaValidation"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  for (const auto& set : chart.renders()) {
    for (const auto& problem : set.rendering->schema_problems) {
      const auto* cause = &problem;
      while (cause->causes.size() == 1) {
        cause = &cause->causes.front();
      }
      const auto place = chart.Written(*set.rendering, cause->origin);
      report.Add(
          {.span = place ? chart.ValueLabel(*place) : chart.label(),
           .message = fmt::format("the schema refuses `{}`: {}", cause->pointer, cause->message)});
    }
  }
}

}  // namespace linter::rules
