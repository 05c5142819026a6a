#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule DeploymentPaused() {
  return {
      .id = "deployment-paused",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "rollouts of a workload are paused",
      .why =
          "A paused Deployment takes every change and rolls none of them out: a new image is "
          "applied, reported as done, and never runs. `kubectl rollout pause` is meant for a "
          "moment; written into a file it stays.",
      .reference =
          "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/"
          "#pausing-and-resuming-a-deployment",
      .since = "0.1",
      .checklist = {"IN-C-1", "DS-R-1"},
      .fix = FixKind::Unsafe,
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto slot = workload.object().spec()["paused"];
  const bool pausable = workload.kind() == k8s::WorkloadKind::Deployment ||
                        workload.kind() == k8s::WorkloadKind::DeploymentConfig ||
                        workload.kind() == k8s::WorkloadKind::Rollout;
  if (!pausable || slot.Bool() != true) {
    return;
  }
  report.Add({
      .span = slot.span(),
      .message = fmt::format("rollouts of {} are paused", workload.object().Title()),
      .fixes = {{"remove `paused`", Safety::Unsafe, yaml::Remove(slot)}},
  });
}

}  // namespace linter::rules
