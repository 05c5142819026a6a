#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/autoscaler.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule HpaCannotScale() {
  return {
      .id = "hpa-cannot-scale",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .summary = "autoscaler whose minimum and maximum are the same",
      .why =
          "It watches metrics and never changes the number of pods: load that it was to answer "
          "is not answered. Often what is left of a freeze during an incident.",
      .reference = "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/",
      .since = "0.1",
      .replaces = {"polaris:hpaMaxAvailability"},
      .checklist = {"IN-C-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto autoscaler = k8s::Autoscaler::Of(object);
  if (!autoscaler || !autoscaler->maximum().has_value() || autoscaler->MayBePatch()) {
    return;
  }
  const auto least = autoscaler->minimum();
  const auto low = least.value_or(autoscaler->keda() ? 0 : 1);
  if ((least.slot.present() && !least.has_value()) || *autoscaler->maximum() != low || low < 1) {
    return;
  }
  report.Add({
      .span = autoscaler->maximum().span(),
      .message = fmt::format("{} has {} replica{} as minimum and maximum", object.Title(), low,
                             low == 1 ? "" : "s"),
  });
}

}  // namespace linter::rules
