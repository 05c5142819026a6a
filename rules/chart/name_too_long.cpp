#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule NameTooLong() {
  return {
      .id = "name-too-long",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "name overflows when the release has a long name",
      .why =
          "A release may be called by up to 53 characters. A Service, a Job, a Namespace or "
          "the value of a label takes 63, a StatefulSet or a CronJob 52, since they add to "
          "the name what tells their pods apart. The chart is rendered once more as such a "
          "release; what then is too long is refused by the API, at the user's. `trunc 63` "
          "around the whole name, suffixes included, cuts it.",
      .reference = "https://helm.sh/docs/chart_template_guide/named_templates/",
      .since = "0.1",
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  for (const auto& name : chart.release_names().long_names) {
    report.Add(
        {.span = name.span,
         .message = fmt::format("{} has {} characters of {} when the release has a name of 53",
                                name.title, name.length, name.limit)});
  }
}

}  // namespace linter::rules
