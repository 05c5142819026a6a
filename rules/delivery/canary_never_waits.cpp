#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CanaryNeverWaits() {
  return {
      .id = "canary-never-waits",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "steps of a canary follow each other without a pause or an analysis",
      .why =
          "The controller takes the next step as soon as the pods of the last one are ready: a "
          "bad build reaches everybody within minutes, and the weights have shown nothing to "
          "anybody. A step that pauses, analyses, or runs an experiment or a plugin is enough, "
          "and so is an analysis beside the steps.",
      .reference = "https://argo-rollouts.readthedocs.io/en/stable/features/canary/",
      .since = "0.1",
      .checklist = {"DS-R-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto canary = object.spec()["strategy"]["canary"];
  const auto steps = canary["steps"];
  if (!object.Is("argoproj.io", "Rollout") || canary["analysis"].present()) {
    return;
  }
  bool weighs = false;
  for (const auto& step : steps.Items()) {
    const auto weight = step["setWeight"];
    weighs = weighs || weight.written();
    // Other steps may wait, those that a later version brings included.
    if (!weight.written() && !step["setCanaryScale"].written()) {
      return;
    }
  }
  if (weighs) {
    report.Add({.span = steps.label(),
                .message = fmt::format("canary of {} never waits", object.Title())});
  }
}

}  // namespace linter::rules
