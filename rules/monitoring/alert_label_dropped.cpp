#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/alert_template.h"
#include "linter/k8s/prometheus_rule.h"
#include "linter/promql/labels.h"
#include "linter/promql/parser.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AlertLabelDropped() {
  return {
      .id = "alert-label-dropped",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "text of an alert names a label that its expression drops",
      .why =
          "An aggregation keeps the labels of its `by` only, or none: `sum by (job) (…)` "
          "has no `pod`, and `{{ $labels.pod }}` in an annotation is then empty in every "
          "notification, as is any label of `absent` that no `=` matcher names. Labels that "
          "an `if` or a `with` asks for first are left alone, and expressions whose labels "
          "depend on what is scraped.",
      .reference =
          "https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/#templating",
      .since = "0.1",
      .checklist = {"HM-A-1", "HM-A-2", "HM-A-3"},
      .check = CheckObject,
  };
}

static void CheckTexts(const k8s::SeriesRule& rule, std::string_view field,
                       const promql::LabelNames& labels, Report& report) {
  for (const auto& text : rule[field].Members()) {
    for (const auto name : k8s::TemplateLabels(text.value.Text().value_or(""))) {
      if (labels.count(name) == 0) {
        report.Add({.span = text.value.span(),
                    .message = fmt::format(
                        "`{}` of alert `{}` names label `{}`, which its expression drops", text.key,
                        rule.name(), name)});
      }
    }
  }
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& rule : k8s::RulesWithExpression(object)) {
    const auto read = promql::Parse(rule.expression());
    if (!rule.is_alert() || read.empty() || read.root().yields != promql::Kind::Instant) {
      continue;
    }
    if (const auto labels = promql::LabelsOf(read).back()) {
      CheckTexts(rule, "annotations", *labels, report);
      CheckTexts(rule, "labels", *labels, report);
    }
  }
}

}  // namespace linter::rules
