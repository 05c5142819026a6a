#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule TemplateStartsIndented() {
  return {
      .id = "template-starts-indented",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "template prints an indented line first",
      .why =
          "Helm takes off the blanks before the first line that a template prints, and leaves "
          "those of the other lines. What was indented as a whole is then another document, or "
          "none at all; what has only a stray blank there is installed, but other tools that "
          "read the template's text stumble over it. Comments are left alone.",
      .reference =
          "https://helm.sh/docs/chart_template_guide/control_structures/#controlling-whitespace",
      .since = "0.1",
      .replaces = {"helm-lint:validateTopIndentLevel"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  for (const auto& indent : chart.IndentedStarts()) {
    report.Add({.span = indent, .message = "the first line that the template prints is indented"});
  }
}

}  // namespace linter::rules
