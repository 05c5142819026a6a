#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/prometheus_rule.h"
#include "linter/promql/labels.h"
#include "linter/promql/parser.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule UnmatchedSeries() {
  return {
      .id = "unmatched-series",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "operation between series that never match",
      .why =
          "Two vectors are matched by labels: all of them, those of `on`, or all but those "
          "of `ignoring`. Where an aggregation on one side drops a label that the other "
          "side has, no pair is found, the result is empty, and the alert never fires (or, "
          "behind `unless`, always). Labels that depend on what is scraped are not guessed "
          "at.",
      .reference =
          "https://prometheus.io/docs/prometheus/latest/querying/operators/#vector-matching",
      .since = "0.1",
      .checklist = {"HM-A-1", "HM-A-2", "HM-A-3"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& rule : k8s::RulesWithExpression(object)) {
    const auto read = promql::Parse(rule.expression());
    const auto labels = promql::LabelsOf(read);
    for (const auto& node : read.nodes) {
      if (const auto mismatch = promql::MismatchOf(node, labels, read)) {
        report.Add(
            {.span = rule.Within(node.begin, node.end),
             .message = fmt::format(
                 "sides of `{}` in `{}` never match: label `{}` is dropped on the {}", node.name,
                 rule.name(), mismatch->label, mismatch->left ? "left" : "right")});
      }
    }
  }
}

}  // namespace linter::rules
