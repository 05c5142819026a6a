#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule LimitRangeMissing() {
  return {
      .id = "limit-range-missing",
      .severity = Severity::Info,
      .precision = Precision::Low,
      .profiles = {},
      .summary = "namespace of a workload has no LimitRange",
      .why =
          "A LimitRange gives containers that ask for nothing a request and a limit. The rule "
          "speaks in a closed world only, where the run holds everything that is applied, once "
          "for each namespace, at its first workload. Many teams manage namespaces elsewhere, so "
          "it runs only when it is asked for.",
      .reference = "https://kubernetes.io/docs/concepts/policy/limit-range/",
      .since = "0.1",
      .replaces = {"kics:4a20ebac-1060-4c81-95d1-1f7f620e983b"},
      .closed_world_only = true,
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto& project = workload.project();
  const auto& object = workload.object();
  const bool first = project.Workloads(object).front() == &workload;
  if (!project.closed() || !first || !project.OfKind("LimitRange", object).empty()) {
    return;
  }
  report.Add(
      {.span = object.name_span(),
       .message = fmt::format("namespace `{}` has no LimitRange", object.effective_namespace())});
}

}  // namespace linter::rules
