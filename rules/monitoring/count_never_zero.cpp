#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/prometheus_rule.h"
#include "linter/promql/literal.h"
#include "linter/promql/parser.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CountNeverZero() {
  return {
      .id = "count-never-zero",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "a count is compared with zero, which it never is",
      .why =
          "`count` of no series is no series, and not 0: `count(up{job=\"shop\"} == 1) == 0` "
          "yields nothing exactly when it was to fire. `absent(…)`, `(count(…) or "
          "vector(0)) == 0`, or `sum` over `== bool` say what is meant. `count_over_time` "
          "of no samples is the same.",
      .reference =
          "https://prometheus.io/docs/prometheus/latest/querying/operators/#aggregation-operators",
      .since = "0.1",
      .checklist = {"HM-A-1", "HM-A-2", "HM-A-3"},
      .check = CheckObject,
  };
}

static bool IsCount(const promql::Node& node) {
  return (node.kind == promql::NodeKind::Aggregation && node.name == "count") ||
         (node.kind == promql::NodeKind::Call && node.name == "count_over_time");
}

// Whether a count, which is at least 1, is never so.
static bool IsNever(std::string_view comparison, double bound) {
  return (comparison == "==" && bound < 1) || (comparison == "<" && bound <= 1) ||
         (comparison == "<=" && bound < 1);
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& rule : k8s::RulesWithExpression(object)) {
    const auto read = promql::Parse(rule.expression());
    for (const auto& node : read.nodes) {
      if (node.kind != promql::NodeKind::Operation || node.keeps_all) {
        continue;
      }
      const auto& count = read.nodes[node.operands[0]];
      const auto& bound = read.nodes[node.operands[1]];
      const auto number = promql::ReadSeconds(bound.name);
      if (IsCount(count) && bound.kind == promql::NodeKind::Number && number &&
          IsNever(node.name, *number)) {
        report.Add({.span = rule.Within(count.begin, node.end),
                    .message = fmt::format("`{}` in `{}` is never `{} {}`: of no series it is none",
                                           count.name, rule.name(), node.name, bound.name)});
      }
    }
  }
}

}  // namespace linter::rules
