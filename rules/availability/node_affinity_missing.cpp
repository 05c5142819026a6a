#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

static const Option<bool> AcceptNodeSelector{"accept-node-selector", false,
                                             "`nodeSelector` and `nodeName` satisfy the rule"};

Rule NodeAffinityMissing() {
  return {
      .id = "node-affinity-missing",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .summary = "nothing says which nodes a workload runs on",
      .why =
          "Where a cluster has pools of nodes for different purposes, pods without node "
          "affinity land on any of them. Most clusters have one pool, so the rule runs only "
          "when it is selected. `nodeSelector` and `nodeName` do not count, as in kube-linter, "
          "unless `accept-node-selector` is set.",
      .reference = "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/",
      .since = "0.1",
      .replaces = {"kube-linter:no-node-affinity"},
      .checklist = {"IN-C-5"},
      .options = {AcceptNodeSelector},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto pod = workload.pod_spec();
  const auto slot = pod["affinity"]["nodeAffinity"];
  const bool selects = pod["nodeSelector"].size() > 0 || pod["nodeName"].present();
  if (slot.present() || (selects && report.Get(AcceptNodeSelector)) ||
      workload.kind() == k8s::WorkloadKind::PodTemplate) {
    return;
  }
  report.Add({
      .span = workload.object().name_span(),
      .message = fmt::format("{} has no node affinity", workload.object().Title()),
  });
}

}  // namespace linter::rules
