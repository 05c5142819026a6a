#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/limit_range.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule LimitRangeViolated() {
  return {
      .id = "limit-range-violated",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "container is outside of what a LimitRange of its namespace allows",
      .why =
          "Pods that ask for less than `min`, may use more than `max`, or request more than the "
          "limit that the range fills in (`default`) are refused, and the rollout stands still "
          "without a pod that one could look at. Reads the LimitRanges of the run: those of the "
          "same namespace, or of the same folder where the namespace is not written. A limit "
          "implies a request of the same size.",
      .reference = "https://kubernetes.io/docs/concepts/policy/limit-range/",
      .since = "0.1",
      .checklist = {"IN-C-3"},
      .check = CheckContainer,
  };
}

static void Compare(const k8s::Container& container, const k8s::LimitRule& rule,
                    std::string_view resource, Report& report) {
  const auto limit = container.resources().limit(resource);
  const auto own = container.resources().request(resource);
  const auto request = own.present() ? own : limit;
  const auto add = [&](const yaml::Slot& slot, std::string_view verb, std::string_view bound) {
    const auto edge = rule.Bound(bound, resource);
    report.Add(
        {.span = slot.span(),
         .message = fmt::format("{} {} {} of {}, {} the {} of {}, {}", container.Title(), verb,
                                *slot.Text(), resource, bound == "min" ? "below" : "above", bound,
                                rule.object->Title(), *edge.Text()),
         .labels = {{edge.span(), "the bound"}}});
  };
  const auto exceeds = [&](const yaml::Slot& large, const yaml::Slot& small) {
    const auto left = k8s::QuantityAt(large);
    const auto right = k8s::QuantityAt(small);
    return left && right && left->Exceeds(*right);
  };
  if (request.present() && exceeds(rule.Bound("min", resource), request)) {
    add(request, "requests", "min");
  } else if (exceeds(limit, rule.Bound("max", resource))) {
    add(limit, "may use", "max");
  } else if (exceeds(own, rule.Bound("max", resource))) {
    add(own, "requests", "max");
  } else if (!limit.present() && exceeds(own, rule.Bound("default", resource))) {
    add(own, "requests", "default");
  }
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& rule : k8s::LimitRulesFor(container.workload().object(), "Container")) {
    for (const auto* resource : {"cpu", "memory", "ephemeral-storage"}) {
      if (container.role() != k8s::ContainerRole::Ephemeral) {
        Compare(container, rule, resource, report);
      }
    }
  }
}

}  // namespace linter::rules
