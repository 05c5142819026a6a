#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule ProcessNamespaceShared() {
  return {
      .id = "process-namespace-shared",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {},
      .security_severity = 3.0,
      .summary = "containers of the pod see each other's processes",
      .why =
          "Each container can read the environment, and through `/proc` the files, of the "
          "others, secrets included. Debugging sidecars want that; most pods do not. Only in "
          "the profile `all`.",
      .reference =
          "https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/",
      .since = "0.1",
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto slot = workload.pod_spec()["shareProcessNamespace"];
  if (slot.Bool() == true) {
    report.Add({.span = slot.span(),
                .message = fmt::format("containers of {} see each other's processes",
                                       workload.object().Title())});
  }
}

}  // namespace linter::rules
