#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"
#include "linter/helm/values_audit.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ValueUndefined() {
  return {
      .id = "value-undefined",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "template asks for a value that nothing defines",
      .why =
          "What is not defined prints as nothing, or stops the rendering where a name is "
          "asked for below it; mostly it is a slip in the name. Left alone are values that "
          "the template looks for first (`if`, `with`, `hasKey`) or has something to put in "
          "their place (`default`, `required`, `toYaml`), that stand in a comment of "
          "`values.yaml`, in the schema or in a set of `ci/`, that belong to another chart, "
          "and what is looked for in an empty mapping, which is for the user to fill.",
      .reference = "https://helm.sh/docs/chart_best_practices/values/",
      .since = "0.1",
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  for (const auto& value : helm::UndefinedValues(chart)) {
    std::vector<Label> labels;
    if (!value.nearest.empty()) {
      labels.push_back({value.nearest_span, "the nearest"});
    }
    report.Add({.span = value.span,
                .message = value.nearest.empty()
                               ? fmt::format("`{}` is not defined", value.path)
                               : fmt::format("`{}` is not defined; did you mean `{}`?", value.path,
                                             value.nearest),
                .labels = std::move(labels)});
  }
}

}  // namespace linter::rules
