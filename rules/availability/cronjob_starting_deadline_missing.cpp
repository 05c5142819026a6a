#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule CronjobStartingDeadlineMissing() {
  return {
      .id = "cronjob-starting-deadline-missing",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "CronJob that missed its time has no deadline to start",
      .why =
          "Without `startingDeadlineSeconds` a CronJob starts late by any amount once the "
          "controller is back, and after more than 100 missed times it is not started at all until "
          "somebody changes it. Daily work rarely meets either, so the rule runs only when it is "
          "asked for.",
      .reference =
          "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline",
      .since = "0.1",
      .replaces = {"kube-score:cronjob-has-deadline", "kics:192fe40b-b1c3-448a-aba2-6cc19a300fe3"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto deadline = workload.object().spec()["startingDeadlineSeconds"];
  if (workload.kind() == k8s::WorkloadKind::CronJob && !deadline.present()) {
    report.Add({.span = deadline.span(),
                .message = fmt::format("{} has no deadline to start when it is late",
                                       workload.object().Title())});
  }
}

}  // namespace linter::rules
