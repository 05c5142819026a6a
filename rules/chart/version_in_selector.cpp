#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/version_label.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule VersionInSelector() {
  return {
      .id = "version-in-selector",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "selector changes with the version of the chart",
      .why =
          "The selector of a workload can never be changed. With the version of the chart or "
          "of the application in it, the next upgrade is refused by the API, and the workload "
          "has to be deleted first. Told are `helm.sh/chart`, `app.kubernetes.io/version` and "
          "`chart` with a version.",
      .reference = "https://helm.sh/docs/chart_best_practices/labels/",
      .since = "0.1",
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  if (workload.object().group() == "batch") {
    return;
  }
  for (const auto& pair : workload.object().spec()["selector"]["matchLabels"].Members()) {
    const auto value = pair.value.Text().value_or("");
    if (k8s::ChangesWithVersion(pair.key, value)) {
      report.Add({.span = pair.key_span,
                  .message = fmt::format("`{}: {}` in the selector changes with each version",
                                         pair.key, value)});
    }
  }
}

}  // namespace linter::rules
