#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"
#include "linter/helm/values_audit.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ValueUnused() {
  return {
      .id = "value-unused",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "no template asks for a value",
      .why =
          "Whoever sets it believes that it does something. It is left from an earlier "
          "version, or misspelt. The rule is silent where templates reach values by names "
          "that are known at run time only, hand all of them on, or include what is not "
          "there; values of other charts, and those that are anchors for others, are left "
          "alone.",
      .reference = "https://helm.sh/docs/chart_best_practices/values/",
      .since = "0.1",
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  for (const auto& value : helm::UnusedValues(chart)) {
    report.Add(
        {.span = value.span, .message = fmt::format("no template asks for `{}`", value.path)});
  }
}

}  // namespace linter::rules
