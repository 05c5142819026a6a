#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule HpaMetricIncomplete() {
  return {
      .id = "hpa-metric-incomplete",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "metric of an autoscaler lacks what its type says",
      .why =
          "A metric names its type and brings the block of that type: `type: Object` an `object`, "
          "`type: Resource` a `resource`. The API server refuses one without, and a target whose "
          "type is `Utilization`, `Value` or `AverageValue` without the number of that type. What "
          "is missing deeper in a block is said by `field-missing`. KICS also asks for the "
          "`apiVersion` of a described object, which may be left out for the core group.",
      .reference = "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/",
      .since = "0.1",
      .replaces = {"kics:2f652c42-619d-4361-b361-9f599688f8ca"},
      .check = CheckObject,
  };
}

struct MetricBlock {
  std::string_view type;
  std::string_view field;
};

constexpr std::array<MetricBlock, 5> Blocks = {{{"Resource", "resource"},
                                                {"ContainerResource", "containerResource"},
                                                {"Pods", "pods"},
                                                {"Object", "object"},
                                                {"External", "external"}}};

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("autoscaling", "HorizontalPodAutoscaler")) {
    return;
  }
  for (const auto& metric : object.spec()["metrics"].Items()) {
    const auto* const block =
        std::find_if(Blocks.begin(), Blocks.end(),
                     [&](const MetricBlock& each) { return metric["type"].Text() == each.type; });
    if (block == Blocks.end() || object.version() == "v1" || object.version() == "v2beta1") {
      continue;
    }
    const auto target = metric[block->field]["target"];
    const auto kind = target["type"].Text().value_or("");
    const auto* const number = kind == "Utilization"    ? "averageUtilization"
                               : kind == "Value"        ? "value"
                               : kind == "AverageValue" ? "averageValue"
                                                        : nullptr;
    if (!metric[block->field].present()) {
      report.Add({.span = metric["type"].span(),
                  .message = fmt::format("metric of {} has the type `{}` and no `{}`",
                                         object.Title(), block->type, block->field)});
    } else if (number != nullptr && !target[number].present()) {
      report.Add({.span = target["type"].span(),
                  .message = fmt::format("target of a metric of {} has the type `{}` and no `{}`",
                                         object.Title(), kind, number)});
    }
  }
}

}  // namespace linter::rules
