#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule NameWithoutRelease() {
  return {
      .id = "name-without-release",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "object has the same name in every release",
      .why =
          "Two releases of the chart in one namespace, or, of objects that are of no "
          "namespace, in one cluster, would own the same object: the second is refused. "
          "Charts that are installed once in a cluster do so on purpose, so the rule runs "
          "only when it is asked for.",
      .reference = "https://helm.sh/docs/chart_best_practices/conventions/",
      .since = "0.1",
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  for (const auto& object : chart.release_names().fixed_names) {
    report.Add({.span = object.span,
                .message = fmt::format("{} `{}` is called so in every release", object.kind,
                                       object.name)});
  }
}

}  // namespace linter::rules
