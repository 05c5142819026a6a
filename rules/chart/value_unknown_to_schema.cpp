#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"
#include "linter/helm/schema_audit.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ValueUnknownToSchema() {
  return {
      .id = "value-unknown-to-schema",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "schema says nothing of a value that the chart defines",
      .why =
          "A schema that names the values beside it and not this one was not kept up: what "
          "users write there is not checked, and editors do not offer it. Left alone are "
          "mappings of which the schema describes less than half, those that it leaves open "
          "(`additionalProperties`, `patternProperties`, alternatives), and the values of "
          "other charts.",
      .reference = "https://helm.sh/docs/topics/charts/#schema-files",
      .since = "0.1",
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  for (const auto& value : helm::UndescribedValues(chart)) {
    report.Add({.span = value.span,
                .message = value.nearest.empty()
                               ? fmt::format("the schema does not know `{}`", value.path)
                               : fmt::format("the schema does not know `{}`; it has `{}`",
                                             value.path, value.nearest)});
  }
}

}  // namespace linter::rules
