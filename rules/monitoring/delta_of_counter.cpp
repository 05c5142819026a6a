#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/prometheus_rule.h"
#include "linter/promql/parser.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule DeltaOfCounter() {
  return {
      .id = "delta-of-counter",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "difference of a counter, which restarts",
      .why =
          "`delta`, `idelta` and `deriv` are for gauges: they take a counter that starts "
          "again from zero for one that fell, so that a restart hides what was counted, or "
          "is a large negative value. `increase` and `rate` are for counters, whose names "
          "end in `_total`.",
      .reference = "https://prometheus.io/docs/prometheus/latest/querying/functions/#delta",
      .since = "0.1",
      .checklist = {"HM-A-1", "HM-A-2", "HM-A-3"},
      .check = CheckObject,
  };
}

static bool IsCounter(std::string_view metric) {
  constexpr std::string_view Ending = "_total";
  return metric.size() > Ending.size() && metric.substr(metric.size() - Ending.size()) == Ending;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& rule : k8s::RulesWithExpression(object)) {
    const auto read = promql::Parse(rule.expression());
    for (const auto& node : read.nodes) {
      if (node.kind != promql::NodeKind::Call ||
          (node.name != "delta" && node.name != "idelta" && node.name != "deriv")) {
        continue;
      }
      const auto& range = read.nodes[node.operands.front()];
      const auto& series = read.nodes[range.operands.front()];
      if (series.kind == promql::NodeKind::Selector && IsCounter(series.name)) {
        report.Add({.span = rule.Within(node.begin, node.end),
                    .message = fmt::format("`{}` in `{}` is of counter `{}`", node.name,
                                           rule.name(), series.name)});
      }
    }
  }
}

}  // namespace linter::rules
