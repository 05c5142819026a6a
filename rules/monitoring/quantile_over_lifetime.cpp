#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/prometheus_rule.h"
#include "linter/promql/condition.h"
#include "linter/promql/parser.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule QuantileOverLifetime() {
  return {
      .id = "quantile-over-lifetime",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "quantile of buckets as they were counted since the start",
      .why =
          "Buckets are counters. `histogram_quantile` of the counters themselves, without "
          "`rate` or `increase`, is the quantile over the whole life of every process: it "
          "hardly moves when requests become slow today, and falls back when a pod "
          "restarts. Recorded series (with `:` in the name) are left alone.",
      .reference =
          "https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile",
      .since = "0.1",
      .checklist = {"HM-A-2"},
      .check = CheckObject,
  };
}

static bool IsBucket(const promql::Node& node) {
  constexpr std::string_view Ending = "_bucket";
  return node.kind == promql::NodeKind::Selector && node.name.size() > Ending.size() &&
         node.name.substr(node.name.size() - Ending.size()) == Ending &&
         node.name.find(':') == std::string_view::npos;
}

static bool IsRangeOrRecord(const promql::Node& node) {
  return node.kind == promql::NodeKind::Range || node.name == "-" ||
         (node.kind == promql::NodeKind::Selector && node.name.find(':') != std::string_view::npos);
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& rule : k8s::RulesWithExpression(object)) {
    const auto read = promql::Parse(rule.expression());
    const auto buckets = promql::AnyBelow(read, IsBucket);
    const auto limited = promql::AnyBelow(read, IsRangeOrRecord);
    for (const auto& node : read.nodes) {
      if (node.kind == promql::NodeKind::Call && node.name == "histogram_quantile" &&
          buckets[node.operands.back()] && !limited[node.operands.back()]) {
        report.Add({.span = rule.Within(node.begin, node.end),
                    .message = fmt::format(
                        "quantile in `{}` is of counters since their start, not of a range",
                        rule.name())});
      }
    }
  }
}

}  // namespace linter::rules
