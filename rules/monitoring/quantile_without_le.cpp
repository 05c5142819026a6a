#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/prometheus_rule.h"
#include "linter/promql/condition.h"
#include "linter/promql/labels.h"
#include "linter/promql/parser.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule QuantileWithoutLe() {
  return {
      .id = "quantile-without-le",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "quantile of buckets whose `le` was dropped",
      .why =
          "`histogram_quantile` reads the boundaries of classic buckets (`…_bucket`) from "
          "their label `le`. An aggregation that does not keep it leaves nothing to "
          "compute: the result is empty, and a latency alert on it never fires. Native "
          "histograms have no `le`, and are left alone, as is what is not named `…_bucket`.",
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
         node.name.substr(node.name.size() - Ending.size()) == Ending;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& rule : k8s::RulesWithExpression(object)) {
    const auto read = promql::Parse(rule.expression());
    const auto labels = promql::LabelsOf(read);
    const auto buckets = promql::AnyBelow(read, IsBucket);
    for (const auto& node : read.nodes) {
      if (node.kind != promql::NodeKind::Call || node.name != "histogram_quantile") {
        continue;
      }
      const auto series = node.operands.back();
      if (buckets[series] && labels[series] != nullptr && labels[series]->count("le") == 0) {
        report.Add({.span = rule.Within(node.begin, node.end),
                    .message = fmt::format(
                        "quantile in `{}` is of buckets without their label `le`", rule.name())});
      }
    }
  }
}

}  // namespace linter::rules
