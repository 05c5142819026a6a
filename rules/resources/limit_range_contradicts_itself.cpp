#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/limit_range.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule LimitRangeContradictsItself() {
  return {
      .id = "limit-range-contradicts-itself",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "LimitRange has bounds that no container can meet",
      .why =
          "The API refuses a LimitRange whose `min` is above its `max`, or whose defaults lie "
          "outside of them or in the wrong order (`min`, `defaultRequest`, `default`, `max`).",
      .reference = "https://kubernetes.io/docs/concepts/policy/limit-range/",
      .since = "0.1",
      .checklist = {"IN-C-3"},
      .check = CheckObject,
  };
}

static void Compare(const k8s::LimitRule& rule, std::string_view lower, std::string_view upper,
                    Report& report) {
  for (const auto& member : rule.slot[lower].Members()) {
    const auto small = k8s::QuantityAt(member.value);
    const auto slot = rule.Bound(upper, member.key);
    const auto large = k8s::QuantityAt(slot);
    if (small && large && small->Exceeds(*large)) {
      report.Add(
          {.span = member.value.span(),
           .message = fmt::format("{} has {} as `{}` of {}, above {} as `{}`", rule.object->Title(),
                                  *member.value.Text(), lower, member.key, *slot.Text(), upper),
           .labels = {{slot.span(), "the upper one"}}});
    }
  }
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& rule : k8s::LimitRulesOf(object)) {
    Compare(rule, "min", "max", report);
    Compare(rule, "min", "defaultRequest", report);
    Compare(rule, "defaultRequest", "default", report);
    Compare(rule, "default", "max", report);
  }
}

}  // namespace linter::rules
