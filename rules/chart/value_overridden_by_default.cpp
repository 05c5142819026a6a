#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"
#include "linter/helm/template_call.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ValueOverriddenByDefault() {
  return {
      .id = "value-overridden-by-default",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "value cannot be set to false or zero",
      .why =
          "`default` takes what is empty for not set, and to templates `false` and `0` are empty: "
          "`.Values.enabled | default true` is true whatever a user writes, and so is "
          "`or .Values.enabled true`. Write the default into `values.yaml`, or ask with "
          "`hasKey` or `kindIs`. Numbers are told where zero is something that people set, such "
          "as `replicas` and `backoffLimit`; where a call of the same file asks what or whether "
          "the value is, nothing is said.",
      .reference = "https://helm.sh/docs/chart_template_guide/function_list/#default",
      .since = "0.1",
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  for (const auto& value : helm::OverriddenValues(chart)) {
    report.Add({.span = value.span,
                .message = fmt::format("`{}` becomes `{}` when it is set to `{}`", value.path,
                                       value.fallback, value.fallback == "true" ? "false" : "0")});
  }
}

}  // namespace linter::rules
