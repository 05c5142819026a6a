#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/argo_rollout.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

static const Option<std::int64_t> Most{"most", 50,
                                       "least weight of the first step that is told, in percent"};

Rule CanaryBeginsWithHalf() {
  return {
      .id = "canary-begins-with-half",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "first step of a canary sends it half of all requests",
      .why =
          "A canary is to meet a bad build with few users. When the first weight is 50 % or more, "
          "half of them have met it before anybody looked. A step of 0 comes before anything is "
          "sent, and is passed over.",
      .reference = "https://argo-rollouts.readthedocs.io/en/stable/features/canary/",
      .since = "0.1",
      .checklist = {"DS-C-1"},
      .options = {Most},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("argoproj.io", "Rollout")) {
    return;
  }
  for (const auto& weight : k8s::CanaryWeights(object)) {
    const auto percent = weight.Int().value_or(0);
    if (percent == 0) {
      continue;
    }
    if (percent >= report.Get(Most)) {
      report.Add({.span = weight.span(),
                  .message = fmt::format("first step sends {} % to the new version", percent)});
    }
    return;
  }
}

}  // namespace linter::rules
