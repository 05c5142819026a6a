#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule DependencyMissing() {
  return {
      .id = "dependency-missing",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .summary = "chart that this one depends on is not there",
      .why =
          "Helm renders nothing as long as a dependency is not in `charts/`; `helm dependency "
          "build` puts it there. Many teams do not keep it in the repository: then nothing "
          "can be said of what it would add, and of the rest only what stands without it. "
          "Charts with such a dependency are rendered as far as that goes.",
      .reference = "https://helm.sh/docs/helm/helm_dependency/",
      .since = "0.1",
      .replaces = {"helm-lint:validateDependencyInChartsDir"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  if (!chart.has_metadata()) {
    return;
  }
  for (const auto& dependency : chart.Dependencies()) {
    if (!chart.Carries(dependency["name"].Text().value_or(""))) {
      report.Add({.span = dependency["name"].span(),
                  .message = fmt::format("dependency `{}` is not in `charts/`",
                                         dependency["name"].Text().value_or(""))});
    }
  }
}

}  // namespace linter::rules
