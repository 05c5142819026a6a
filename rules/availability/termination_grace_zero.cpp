#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule TerminationGraceZero() {
  return {
      .id = "termination-grace-zero",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "pods are killed without a moment to stop",
      .why =
          "`terminationGracePeriodSeconds: 0` skips SIGTERM: requests in flight are cut, files "
          "stay half written, and of a StatefulSet two pods of one identity may run at once. "
          "Jobs and bare pods, which tests start and throw away, are left alone.",
      .reference =
          "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination",
      .since = "0.1",
      .checklist = {"HM-H-5"},
      .fix = FixKind::Unsafe,
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto slot = workload.pod_spec()["terminationGracePeriodSeconds"];
  const bool serves = workload.scalable() || workload.kind() == k8s::WorkloadKind::DaemonSet;
  if (!serves || slot.Int() != 0) {
    return;
  }
  report.Add({
      .span = slot.span(),
      .message = fmt::format("pods of {} are killed at once", workload.object().Title()),
      .fixes = {{"leave the default of 30 seconds", Safety::Unsafe, yaml::Remove(slot)}},
  });
}

}  // namespace linter::rules
