#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"
#include "linter/helm/template_call.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule TemplateOutputUnstable() {
  return {
      .id = "template-output-unstable",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "template prints something else at each upgrade",
      .why =
          "A password or a certificate that the template makes is another one after each "
          "`helm upgrade`: what was stored with the old one cannot be read, clients and servers "
          "disagree until all of them are restarted, and tools of GitOps, which render again and "
          "again, never settle. Let the user or a controller make it, or ask the cluster first "
          "(`lookup`), which only helps where the chart is rendered with one at hand. Left alone "
          "are templates that do, or that ask `.Release.IsInstall`; hooks, tests, what is kept by "
          "`helm.sh/resource-policy`, and lines that are there to start pods again (`rollme`, "
          "`timestamp`, `checksum`, …).",
      .reference = "https://helm.sh/docs/chart_template_guide/functions_and_pipelines/",
      .since = "0.1",
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  for (const auto& call : helm::UnstableCalls(chart)) {
    report.Add(
        {.span = call.span,
         .message = fmt::format("`{}` gives something else at each upgrade", call.function)});
  }
}

}  // namespace linter::rules
