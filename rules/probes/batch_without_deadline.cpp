#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/health.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule BatchWithoutDeadline() {
  return {
      .id = "batch-without-deadline",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "pod that is there to end may hang for ever",
      .why =
          "A Job whose process hangs runs, and holds its resources, for ever; a CronJob with "
          "`concurrencyPolicy: Forbid` never runs again. `activeDeadlineSeconds` of the Job or "
          "of its pods bounds it, a liveness probe finds the hang. The same goes for bare pods "
          "that are not restarted, and for hooks and tests of Helm. Long batch work may need "
          "neither, so the rule runs only when it is asked for. This is what is left of the "
          "peers' demand for liveness probes in Jobs; readiness of a Job tells nobody anything.",
      .reference =
          ""
          "https://kubernetes.io/docs/concepts/workloads/controllers/job/"
          "#job-termination-and-cleanup",
      .since = "0.1",
      .replaces = {"kube-linter:no-liveness-probe"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto& workload = container.workload();
  const auto spec = workload.object().spec();
  const auto job =
      workload.kind() == k8s::WorkloadKind::CronJob ? spec["jobTemplate"]["spec"] : spec;
  if (!k8s::RunsToAnEnd(workload) || container.role() != k8s::ContainerRole::Regular ||
      job["activeDeadlineSeconds"].present() ||
      workload.pod_spec()["activeDeadlineSeconds"].present() ||
      container.probe(k8s::ProbeKind::Liveness).present()) {
    return;
  }
  report.Add({.span = container.slot().label(),
              .message = fmt::format("{} of {} may hang for ever: no deadline, no liveness probe",
                                     container.Title(), workload.object().Title())});
}

}  // namespace linter::rules
