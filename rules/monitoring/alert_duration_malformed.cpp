#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/prometheus_rule.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AlertDurationMalformed() {
  return {
      .id = "alert-duration-malformed",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "duration in a rule of Prometheus cannot be read",
      .why =
          "`for`, `keep_firing_for` and `interval` are whole numbers with units from large to "
          "small: `1h30m`, `90s`, `0`. Anything else, such as `5 minutes`, `1.5h` or a bare `300`, "
          "is refused with the object, or by Prometheus with all rules of the file.",
      .reference =
          "https://prometheus.io/docs/prometheus/latest/configuration/configuration/"
          "#configuration-file",
      .since = "0.1",
      .checklist = {"HM-A-1", "HM-A-2", "HM-A-3"},
      .check = CheckObject,
  };
}

static void CheckDuration(const yaml::Slot& duration, Report& report) {
  const auto text = duration.Text();
  if (text && !k8s::IsPrometheusDuration(*text)) {
    report.Add({.span = duration.span(),
                .message = fmt::format("`{}` is not a duration of Prometheus", *text)});
  }
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& group : k8s::SeriesGroups(object)) {
    CheckDuration(group.slot["interval"], report);
    for (const auto& rule : group.rules) {
      CheckDuration(rule["for"], report);
      CheckDuration(rule["keep_firing_for"], report);
    }
  }
}

}  // namespace linter::rules
