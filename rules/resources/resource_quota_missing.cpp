#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule ResourceQuotaMissing() {
  return {
      .id = "resource-quota-missing",
      .severity = Severity::Info,
      .precision = Precision::Low,
      .profiles = {},
      .summary = "namespace of a workload has no ResourceQuota",
      .why =
          "A ResourceQuota keeps the workloads of one namespace from taking the whole cluster. "
          "The rule speaks in a closed world only, where the run holds everything that is "
          "applied, once for each namespace, at its first workload. Many teams manage namespaces "
          "elsewhere, so it runs only when it is asked for.",
      .reference = "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
      .since = "0.1",
      .replaces = {"kics:48a5beba-e4c0-4584-a2aa-e6894e4cf424"},
      .closed_world_only = true,
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto& project = workload.project();
  const auto& object = workload.object();
  const bool first = project.Workloads(object).front() == &workload;
  if (!project.closed() || !first || !project.OfKind("ResourceQuota", object).empty()) {
    return;
  }
  report.Add({.span = object.name_span(),
              .message = fmt::format("namespace `{}` has no ResourceQuota",
                                     object.effective_namespace())});
}

}  // namespace linter::rules
