#include <fmt/format.h>

#include <map>
#include <string>

#include "linter/check/report.h"
#include "linter/k8s/labels.h"
#include "linter/k8s/prometheus_rule.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule DuplicateAlert() {
  return {
      .id = "duplicate-alert",
      .precision = Precision::High,
      .summary = "two rules of a group write the same series",
      .why =
          "Two alerts, or two records, of one name and the same labels write one series: the "
          "second overwrites the first or is dropped as a duplicate sample, and a notification "
          "does not say which of them fired. Two thresholds of one alert have labels that differ, "
          "mostly `severity`.",
      .reference = "https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/",
      .since = "0.1",
      .checklist = {"HM-A-1", "HM-A-2", "HM-A-3"},
      .check = CheckObject,
  };
}

// What tells a rule from the others of its group.
static std::string Identity(const k8s::SeriesRule& rule) {
  std::string identity = rule.is_alert() ? "alert" : "record";
  identity.append(1, '\0').append(rule.name());
  const k8s::Labels labels(rule["labels"]);
  for (const auto& [key, value] : labels.pairs()) {
    identity.append(1, '\0').append(key).append(1, '=').append(value);
  }
  return identity;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& group : k8s::SeriesGroups(object)) {
    std::map<std::string, Place> seen;
    for (const auto& rule : group.rules) {
      if (rule.name().empty()) {
        continue;
      }
      const auto place = rule[rule.is_alert() ? "alert" : "record"].span();
      const auto [first, added] = seen.emplace(Identity(rule), place);
      if (!added) {
        report.Add(
            {.span = place,
             .message = fmt::format("`{}` is defined twice with the same labels in group `{}`",
                                    rule.name(), group.slot["name"].Text().value_or("")),
             .labels = {{.span = first->second, .text = "first here"}}});
      }
    }
  }
}

}  // namespace linter::rules
