#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule CronjobTtlSet() {
  return {
      .id = "cronjob-ttl-set",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "Jobs of a CronJob vanish before its history limits say so",
      .why =
          "A CronJob keeps as many finished Jobs as `successfulJobsHistoryLimit` and "
          "`failedJobsHistoryLimit` say. With `ttlSecondsAfterFinished` in its template they go "
          "earlier, and what a failed night left behind is gone when somebody looks. It may be "
          "meant, so the rule runs only when it is asked for.",
      .reference =
          "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/"
          "#jobs-history-limits",
      .since = "0.1",
      .replaces = {"kube-linter:job-ttl-seconds-after-finished"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto ttl = workload.object().spec()["jobTemplate"]["spec"]["ttlSecondsAfterFinished"];
  if (workload.kind() == k8s::WorkloadKind::CronJob && ttl.present()) {
    report.Add(
        {.span = ttl.span(),
         .message = fmt::format("finished Jobs of {} vanish before its history limits say so",
                                workload.object().Title())});
  }
}

}  // namespace linter::rules
