#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/prometheus_rule.h"
#include "linter/promql/condition.h"
#include "linter/promql/parser.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule RateOfSum() {
  return {
      .id = "rate-of-sum",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "growth of a sum of counters",
      .why =
          "`rate`, `irate` and `increase` see that a counter restarted when it falls. A sum "
          "of counters falls by one part only when one of them restarts, or a pod goes: its "
          "whole value then counts as growth, and the result jumps. The growth of each "
          "series is taken first, and then summed: `sum(rate(x[5m]))`. `max` and `min`, by "
          "which doubled series are made one, are left alone.",
      .reference = "https://prometheus.io/docs/prometheus/latest/querying/functions/#rate",
      .since = "0.1",
      .checklist = {"HM-A-1", "HM-A-2", "HM-A-3"},
      .check = CheckObject,
  };
}

static bool Sums(const promql::Node& node) {
  return node.kind == promql::NodeKind::Aggregation && (node.name == "sum" || node.name == "avg");
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& rule : k8s::RulesWithExpression(object)) {
    const auto read = promql::Parse(rule.expression());
    const auto sums = promql::AnyBelow(read, Sums);
    for (const auto& node : read.nodes) {
      if (promql::MeasuresGrowth(node) && sums[node.operands.front()]) {
        report.Add({.span = rule.Within(node.begin, node.end),
                    .message = fmt::format("`{}` in `{}` is of a sum, in which no restart is seen",
                                           node.name, rule.name())});
      }
    }
  }
}

}  // namespace linter::rules
