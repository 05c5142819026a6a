#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule TemplatesFolderMissing() {
  return {
      .id = "templates-folder-missing",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "chart has neither templates nor dependencies",
      .why =
          "The chart installs nothing. A folder that is named otherwise (`template/`) is not "
          "looked into. Charts that only gather others are left alone, and libraries.",
      .reference = "https://helm.sh/docs/topics/charts/",
      .since = "0.1",
      .replaces = {"helm-lint:templatesDirExists"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  if (!chart.has_metadata()) {
    return;
  }
  if (!chart.HasFolder("templates") && !chart.HasFolder("crds") && !chart.HasFolder("charts") &&
      chart.Dependencies().empty() && !chart.is_library()) {
    report.Add({.span = chart.label(), .message = "chart has no `templates/`"});
  }
}

}  // namespace linter::rules
