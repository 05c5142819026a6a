#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/prometheus_rule.h"
#include "linter/promql/condition.h"
#include "linter/promql/parser.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule RateOfGauge() {
  return {
      .id = "rate-of-gauge",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .summary = "growth of what is no counter by its name",
      .why =
          "`rate`, `irate` and `increase` take every fall of a value for a restart of a "
          "counter, so that of a gauge they only add up what went up. Metrics that end in "
          "`_ratio`, `_percent`, `_celsius`, `_timestamp_seconds` or `_info` are gauges; "
          "`delta`, `deriv` or `changes` are for them. Names that tell nothing are left "
          "alone.",
      .reference = "https://prometheus.io/docs/prometheus/latest/querying/functions/#rate",
      .since = "0.1",
      .checklist = {"HM-A-1", "HM-A-2", "HM-A-3"},
      .check = CheckObject,
  };
}

static bool IsGauge(std::string_view metric) {
  for (const std::string_view ending :
       {"_ratio", "_percent", "_percentage", "_celsius", "_timestamp_seconds", "_info"}) {
    if (metric.size() > ending.size() && metric.substr(metric.size() - ending.size()) == ending) {
      return true;
    }
  }
  return false;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& rule : k8s::RulesWithExpression(object)) {
    const auto read = promql::Parse(rule.expression());
    for (const auto& node : read.nodes) {
      if (!promql::MeasuresGrowth(node)) {
        continue;
      }
      const auto& range = read.nodes[node.operands.front()];
      const auto& series = read.nodes[range.operands.front()];
      if (series.kind == promql::NodeKind::Selector && IsGauge(series.name)) {
        report.Add({.span = rule.Within(node.begin, node.end),
                    .message = fmt::format("`{}` in `{}` is of gauge `{}`", node.name, rule.name(),
                                           series.name)});
      }
    }
  }
}

}  // namespace linter::rules
