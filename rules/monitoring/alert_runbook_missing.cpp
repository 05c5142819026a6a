#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/prometheus_rule.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

static const Option<std::vector<std::string>> Annotations{
    "annotations",
    {"runbook_url", "runbook", "runbookUrl", "runbookURL", "playbook_url", "playbook"},
    "annotations of which an alert has one"};
static const Option<std::vector<std::string>> Severities{
    "severities", {"critical", "page"}, "severities whose alerts need one; empty for all"};

Rule AlertRunbookMissing() {
  return {
      .id = "alert-runbook-missing",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "alert that wakes somebody names no runbook",
      .why =
          "Whoever is woken at night by an alert starts from what it says. Alerts of the "
          "severities "
          "that page name a page that tells what the alert means and what to do first.",
      .reference = "https://prometheus.io/docs/practices/alerting/",
      .since = "0.1",
      .checklist = {"HM-A-5"},
      .options = {Annotations, Severities},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto annotations = report.Get(Annotations);
  const auto severities = report.Get(Severities);
  for (const auto& alert : k8s::Alerts(object)) {
    const auto severity = alert.label("severity").Text().value_or("");
    const bool pages = severities.empty() || std::find(severities.begin(), severities.end(),
                                                       severity) != severities.end();
    const bool has_one =
        std::any_of(annotations.begin(), annotations.end(), [&alert](const std::string& key) {
          return !alert.annotation(key).Text().value_or("").empty();
        });
    if (pages && !has_one) {
      report.Add({.span = alert["alert"].span(),
                  .message = fmt::format("alert `{}` names no runbook", alert.name())});
    }
  }
}

}  // namespace linter::rules
