#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/prometheus_rule.h"
#include "linter/promql/condition.h"
#include "linter/promql/parser.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AlertWithoutCondition() {
  return {
      .id = "alert-without-condition",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "alert fires as long as its series exist",
      .why =
          "An alert fires for every series that its expression yields, whatever its value. "
          "One that computes (`rate`, a ratio, a quantile) and compares nothing fires all "
          "the time, and so does `> bool 1`, which yields 0 and 1 instead of dropping "
          "series. Left alone are expressions that may be about the existence of a series "
          "(`ALERTS{…}`, `count(…)` of a selector), `absent`, `and`, `unless`, and "
          "`vector(1)`, the alert that is meant to fire always.",
      .reference = "https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/",
      .since = "0.1",
      .checklist = {"HM-A-1", "HM-A-2", "HM-A-3"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& rule : k8s::RulesWithExpression(object)) {
    if (!rule.is_alert()) {
      continue;
    }
    const auto read = promql::Parse(rule.expression());
    if (read.empty() || promql::PresenceOf(read) != promql::Presence::Always) {
      continue;
    }
    const auto& root = read.root();
    report.Add(
        {.span = root.keeps_all ? rule.Within(root.begin, root.end) : rule["expr"].span(),
         .message = fmt::format(
             "alert `{}` fires as long as its series exist: it {}", rule.name(),
             root.keeps_all ? "compares with `bool`, which keeps them all" : "compares nothing")});
  }
}

}  // namespace linter::rules
