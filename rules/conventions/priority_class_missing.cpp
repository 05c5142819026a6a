#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule PriorityClassMissing() {
  return {
      .id = "priority-class-missing",
      .severity = Severity::Info,
      .precision = Precision::Low,
      .profiles = {},
      .summary = "pods have no priority class",
      .why =
          "When the cluster is full, pods without a class have the priority of the default class, "
          "or 0, and are evicted for any that has more. Where nothing uses priorities all pods are "
          "equal and nothing is lost, so the rule runs only when it is asked for.",
      .reference =
          "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/",
      .since = "0.1",
      .replaces = {"polaris:priorityClassNotSet"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto name = workload.pod_spec()["priorityClassName"];
  if (!name.present() && !workload.containers().empty()) {
    report.Add(
        {.span = name.span(),
         .message = fmt::format("pods of {} have no priority class", workload.object().Title())});
  }
}

}  // namespace linter::rules
