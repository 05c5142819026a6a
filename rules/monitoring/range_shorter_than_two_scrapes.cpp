#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/prometheus.h"
#include "linter/k8s/prometheus_rule.h"
#include "linter/promql/parser.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule RangeShorterThanTwoScrapes() {
  return {
      .id = "range-shorter-than-two-scrapes",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "range of a rate holds fewer than two samples",
      .why =
          "`rate` and its like need two samples in their range; with an interval of 60 s a "
          "range of `[1m]` mostly holds one, and the alert has gaps or never fires. Four "
          "intervals are what is advised. Compared is the shortest interval of the "
          "ServiceMonitors and PodMonitors of the run (30 s where neither they nor a "
          "Prometheus say one), in an open world of those in the same folder; without "
          "monitors nothing is said.",
      .reference = "https://prometheus.io/docs/prometheus/latest/querying/functions/#rate",
      .since = "0.1",
      .checklist = {"HM-A-1", "HM-A-2"},
      .check = CheckObject,
  };
}

static bool NeedsTwo(const promql::Node& node) {
  constexpr std::array<std::string_view, 9> Names = {"changes",        "delta", "deriv",
                                                     "idelta",         "irate", "increase",
                                                     "predict_linear", "rate",  "resets"};
  return node.kind == promql::NodeKind::Call &&
         std::find(Names.begin(), Names.end(), node.name) != Names.end();
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto rules = k8s::RulesWithExpression(object);
  const auto interval = rules.empty() ? std::nullopt : k8s::ShortestScrape(object);
  if (!interval) {
    return;
  }
  for (const auto& rule : rules) {
    const auto read = promql::Parse(rule.expression());
    for (const auto& node : read.nodes) {
      if (!NeedsTwo(node)) {
        continue;
      }
      const auto& range = read.nodes[node.operands.front()];
      if (!range.subquery && range.seconds < 2 * *interval) {
        report.Add(
            {.span = rule.Within(range.begin, range.end),
             .message = fmt::format("`{}` in `{}` looks at `[{}]` of what is scraped every {} s",
                                    node.name, rule.name(), range.name, *interval)});
      }
    }
  }
}

}  // namespace linter::rules
