#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/autoscaler.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule HpaRangeEmpty() {
  return {
      .id = "hpa-range-empty",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "autoscaler whose maximum is below its minimum, or missing",
      .why =
          "The API refuses an autoscaler without `maxReplicas`, with one below 1, or with one "
          "below `minReplicas` (1 where nothing is written): the workload then keeps the count "
          "that it happens to have. KEDA's ScaledObject is judged by `minReplicaCount` (0) and "
          "`maxReplicaCount` (100).",
      .reference = "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/",
      .since = "0.1",
      .replaces = {"polaris:hpaMaxAvailability"},
      .checklist = {"IN-C-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto autoscaler = k8s::Autoscaler::Of(object);
  if (!autoscaler) {
    return;
  }
  constexpr std::int64_t DefaultOfKeda = 100;
  const auto least = autoscaler->minimum();
  const auto most = autoscaler->maximum();
  const bool unread =
      (least.slot.present() && !least.has_value()) || (most.slot.present() && !most.has_value());
  if (unread) {
    return;
  }
  if (!most.has_value() && !autoscaler->keda() && !autoscaler->MayBePatch()) {
    report.Add({.span = object.name_span(),
                .message = fmt::format("{} has no `maxReplicas`", object.Title())});
    return;
  }
  // One side of a patch says nothing about the other.
  const bool whole = !autoscaler->MayBePatch() || (least.has_value() && most.has_value());
  const auto low = least.value_or(autoscaler->keda() ? 0 : 1);
  const auto high = most.value_or(DefaultOfKeda);
  if (whole && (high < low || high < 1)) {
    report.Add({
        .span = most.has_value() ? most.span() : least.span(),
        .message =
            fmt::format("{} has a maximum of {} and a minimum of {}", object.Title(), high, low),
    });
  }
}

}  // namespace linter::rules
