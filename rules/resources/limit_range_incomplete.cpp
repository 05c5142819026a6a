#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/limit_range.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule LimitRangeIncomplete() {
  return {
      .id = "limit-range-incomplete",
      .severity = Severity::Info,
      .precision = Precision::Low,
      .profiles = {},
      .summary = "LimitRange leaves something open",
      .why =
          "trivy wants a LimitRange to name a type, a minimum, a maximum, a default and a "
          "default request. A range that only fills in defaults, or only bounds, is sound, so "
          "the rule runs only when it is asked for.",
      .reference = "https://kubernetes.io/docs/concepts/policy/limit-range/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0039"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& rule : k8s::LimitRulesOf(object)) {
    if (rule.type() != "Container") {
      continue;
    }
    for (const auto* bound : {"min", "max", "default", "defaultRequest"}) {
      if (!rule.slot[bound].present()) {
        report.Add({.span = rule.slot["type"].span(),
                    .message = fmt::format("{} has no `{}`", object.Title(), bound)});
      }
    }
  }
}

}  // namespace linter::rules
