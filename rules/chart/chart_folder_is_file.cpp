#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ChartFolderIsFile() {
  return {
      .id = "chart-folder-is-file",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "file stands where a chart has a folder",
      .why =
          "Helm looks into the folders `templates`, `crds` and `charts`. A file of that name, "
          "mostly "
          "a broken symbolic link or the trace of a copy that failed, is looked at by nobody, and "
          "what it was meant to bring is not installed.",
      .reference = "https://helm.sh/docs/topics/charts/",
      .since = "0.1",
      .replaces = {"helm-lint:validateTemplatesDir", "helm-lint:validateCrdsDir"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  if (!chart.has_metadata()) {
    return;
  }
  for (const auto& file : chart.files()) {
    if (file.path == "templates" || file.path == "crds" || file.path == "charts") {
      report.Add({.span = chart.label(),
                  .message = fmt::format("`{}` of the chart is a file, not a folder", file.path)});
    }
  }
}

}  // namespace linter::rules
