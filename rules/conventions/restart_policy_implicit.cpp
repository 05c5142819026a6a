#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule RestartPolicyImplicit() {
  return {
      .id = "restart-policy-implicit",
      .severity = Severity::Info,
      .precision = Precision::Low,
      .profiles = {},
      .summary = "restart policy is not written, or restarts nothing",
      .why =
          "Pods restart their containers (`Always`) unless something else is written. Some teams "
          "want it written, and none that never restarts. The API server refuses anything but "
          "`Always` in a Deployment, and `Never` is what many Jobs want, so the rule runs only "
          "when it is asked for; `restart-policy-invalid` finds what is wrong.",
      .reference =
          "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy",
      .since = "0.1",
      .replaces = {"kube-linter:restart-policy"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto policy = workload.pod_spec()["restartPolicy"];
  const auto text = policy.Text();
  if (text != "Always" && text != "OnFailure" &&
      workload.kind() != k8s::WorkloadKind::PodTemplate) {
    report.Add({.span = policy.span(),
                .message = policy.present() ? fmt::format("pods of {} are not restarted",
                                                          workload.object().Title())
                                            : fmt::format("restart policy of {} is not written",
                                                          workload.object().Title())});
  }
}

}  // namespace linter::rules
