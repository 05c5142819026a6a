#include <fmt/format.h>

#include <string>

#include "linter/check/report.h"
#include "linter/k8s/prometheus_rule.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

static const Option<std::string> Label{"label", "severity", "the label that alerts are routed by"};

Rule AlertSeverityMissing() {
  return {
      .id = "alert-severity-missing",
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "alert has no severity",
      .why =
          "Alertmanager routes by labels: an alert without `severity` matches none of the routes "
          "for pages and tickets and ends with the receiver of the outermost one, which is often "
          "one that nobody reads.",
      .reference = "https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/",
      .since = "0.1",
      .checklist = {"HM-A-1", "HM-A-2", "HM-A-3"},
      .options = {Label},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const std::string label = report.Get(Label);
  for (const auto& group : k8s::SeriesGroups(object)) {
    // Labels of a group are given to each of its alerts.
    if (group.slot["labels"][label].present()) {
      continue;
    }
    for (const auto& rule : group.rules) {
      if (rule.is_alert() && !rule.label(label).present()) {
        report.Add({.span = rule["alert"].span(),
                    .message = fmt::format("alert `{}` has no label `{}`", rule.name(), label)});
      }
    }
  }
}

}  // namespace linter::rules
