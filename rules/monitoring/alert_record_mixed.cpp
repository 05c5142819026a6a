#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/prometheus_rule.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AlertRecordMixed() {
  return {
      .id = "alert-record-mixed",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "rule of Prometheus is not exactly one of alert and record",
      .why =
          "Prometheus takes a rule that has either `alert` or `record`, and refuses the whole file "
          "of one that has both or neither; where the operator's webhook is not installed, that is "
          "seen in its log only, and every rule of the file is missing. A record has no `for`, "
          "`keep_firing_for` or `annotations`.",
      .reference =
          "https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/#rule",
      .since = "0.1",
      .checklist = {"HM-A-1", "HM-A-2", "HM-A-3"},
      .check = CheckObject,
  };
}

static void CheckRule(const k8s::SeriesRule& rule, Report& report) {
  if (rule.is_alert() && rule.is_record()) {
    report.Add({.span = rule["record"].span(),
                .message = fmt::format("alert `{}` is a record as well", rule.name())});
  } else if (!rule.is_alert() && !rule.is_record()) {
    report.Add({.span = rule.slot().label(), .message = "rule has neither `alert` nor `record`"});
  } else if (rule.is_record()) {
    for (const auto* const key : {"for", "keep_firing_for", "annotations"}) {
      if (rule[key].present()) {
        report.Add({.span = rule[key].label(),
                    .message = fmt::format("record `{}` has `{}`, which only alerts have",
                                           rule.name(), key)});
      }
    }
  }
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& group : k8s::SeriesGroups(object)) {
    for (const auto& rule : group.rules) {
      CheckRule(rule, report);
    }
  }
}

}  // namespace linter::rules
