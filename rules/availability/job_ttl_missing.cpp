#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule JobTtlMissing() {
  return {
      .id = "job-ttl-missing",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "finished Job is kept for ever",
      .why =
          "A Job that is over stays, with its pods and their logs, until somebody deletes it, and "
          "a second one of its name cannot be made. `ttlSecondsAfterFinished` removes it after a "
          "while. Jobs that a CronJob makes are bound by its history limits, and hooks of Helm by "
          "their delete policy: both are left alone. Where something else cleans up, nothing is "
          "gained, so the rule runs only when it is asked for.",
      .reference = "https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/",
      .since = "0.1",
      .replaces = {"kube-linter:job-ttl-seconds-after-finished"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto annotations = workload.object().annotations();
  const auto ttl = workload.object().spec()["ttlSecondsAfterFinished"];
  if (workload.kind() != k8s::WorkloadKind::Job || ttl.present() ||
      annotations.Find("helm.sh/hook-delete-policy") != nullptr) {
    return;
  }
  report.Add(
      {.span = ttl.span(),
       .message = fmt::format("{} is kept for ever when it is over", workload.object().Title())});
}

}  // namespace linter::rules
