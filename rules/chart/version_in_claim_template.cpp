#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/version_label.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule VersionInClaimTemplate() {
  return {
      .id = "version-in-claim-template",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "claims of a StatefulSet change with the version of the chart",
      .why =
          "`volumeClaimTemplates` can never be changed, their labels neither. With the version of "
          "the chart or of the application among them, the next upgrade is refused by the API, and "
          "the StatefulSet has to be deleted first. Told are `helm.sh/chart`, "
          "`app.kubernetes.io/version` and `chart` with a version.",
      .reference =
          "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/"
          "#volume-claim-templates",
      .since = "0.1",
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  for (const auto& claim : workload.object().spec()["volumeClaimTemplates"].Items()) {
    for (const auto& label : claim["metadata"]["labels"].Members()) {
      const auto value = label.value.Text().value_or("");
      if (k8s::ChangesWithVersion(label.key, value)) {
        report.Add({.span = label.key_span,
                    .message = fmt::format("`{}: {}` in a claim of {} changes with each version",
                                           label.key, value, workload.object().Title())});
      }
    }
  }
}

}  // namespace linter::rules
