#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/prometheus_rule.h"
#include "linter/promql/parser.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AlertExpressionInvalid() {
  return {
      .id = "alert-expression-invalid",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "expression of an alert or a record is no PromQL",
      .why =
          "Prometheus refuses the whole file of an expression that it cannot read: a bracket that "
          "is not closed, a function that does not exist or has too few arguments, `rate` without "
          "a range. Every alert of the object is then missing. Expressions with placeholders that "
          "something else fills in (`{{ }}`, `${ }`) are left alone, and so are functions that are "
          "experimental or of Thanos.",
      .reference = "https://prometheus.io/docs/prometheus/latest/querying/basics/",
      .since = "0.1",
      .checklist = {"HM-A-1", "HM-A-2", "HM-A-3"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& rule : k8s::RulesWithExpression(object)) {
    const auto read = promql::Parse(rule.expression());
    if (read.fault) {
      report.Add(
          {.span = rule.Within(read.fault->begin, read.fault->end),
           .message = fmt::format("expression of `{}`: {}", rule.name(), read.fault->message)});
    } else if (!read.empty() && (read.root().yields == promql::Kind::Range ||
                                 read.root().yields == promql::Kind::Text)) {
      report.Add(
          {.span = rule["expr"].span(),
           .message = fmt::format("expression of `{}` yields no vector but a {}", rule.name(),
                                  read.root().yields == promql::Kind::Range ? "range" : "string")});
    }
  }
}

}  // namespace linter::rules
