#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule FlaggerAnalysisSkipped() {
  return {
      .id = "flagger-analysis-skipped",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "canary goes live without being analysed",
      .why =
          "With `skipAnalysis: true` Flagger promotes each new version at once, without "
          "shifting traffic step by step and without looking at a metric. It is meant for an "
          "emergency, not for a manifest that stays.",
      .reference = "https://docs.flagger.app/usage/how-it-works",
      .since = "0.1",
      .checklist = {"DS-R-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto skip = object.spec()["skipAnalysis"];
  if (object.Is("flagger.app", "Canary") && skip.Bool() == true) {
    report.Add(
        {.span = skip.span(), .message = fmt::format("{} skips its analysis", object.Title())});
  }
}

}  // namespace linter::rules
