#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule RestartPolicyInvalid() {
  return {
      .id = "restart-policy-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "restart policy that the workload's kind does not allow",
      .why =
          "Controllers that keep pods running take `restartPolicy: Always` only; Jobs and "
          "CronJobs take `OnFailure` or `Never`, and have to write it, as the default is "
          "`Always`. The API refuses anything else.",
      .reference =
          "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy",
      .since = "0.1",
      .replaces = {"kube-score:cronjob-restartpolicy"},
      .fix = FixKind::Unsafe,
      .check = CheckWorkload,
  };
}

static bool Allowed(const k8s::Workload& workload, std::string_view policy) {
  if (workload.batch()) {
    return policy == "OnFailure" || policy == "Never";
  }
  const bool any = workload.kind() == k8s::WorkloadKind::Pod ||
                   workload.kind() == k8s::WorkloadKind::PodTemplate;
  return policy == "Always" || (any && (policy == "OnFailure" || policy == "Never"));
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto slot = workload.pod_spec()["restartPolicy"];
  const auto policy = slot.Text().value_or("Always");
  if (Allowed(workload, policy) || (!slot.present() && k8s::MayBePatch(workload))) {
    return;
  }
  Fix fix{"restart a pod that fails", Safety::Unsafe, {}};
  if (workload.batch()) {
    fix.edits = yaml::Set(slot, "OnFailure");
  }
  report.Add({
      .span = slot.span(),
      .message = fmt::format("{} has restart policy `{}`{}", workload.object().Title(), policy,
                             slot.present() ? "" : ", the default"),
      .fixes = {std::move(fix)},
  });
}

}  // namespace linter::rules
