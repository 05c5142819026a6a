#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/network_policy.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule NetworkpolicyMissing() {
  return {
      .id = "networkpolicy-missing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 5.0,
      .summary = "no NetworkPolicy selects the pods of a workload",
      .why =
          "A pod that no policy selects accepts connections from every pod of the cluster and "
          "may open any: whoever takes over one pod reaches all of them. In an open world the "
          "rule speaks only in namespaces for which the run has policies. It is silent where "
          "Cilium, Calico or cluster-wide policies of the run may hold. Pods on the host "
          "network are reported too, although a policy does not hold them in most networks.",
      .reference = "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
      .since = "0.1",
      .replaces = {"kube-linter:non-isolated-pod", "kube-score:pod-networkpolicy",
                   "polaris:missingNetworkPolicy", "checkov:CKV2_K8S_6"},
      .checklist = {"SE-AC-4"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto& object = workload.object();
  const bool expected = workload.project().closed() || !k8s::PoliciesIn(object).empty();
  if (!expected || workload.kind() == k8s::WorkloadKind::PodTemplate ||
      k8s::OtherPoliciesHold(object) || !k8s::PoliciesFor(workload).empty()) {
    return;
  }
  report.Add({
      .span = object.name_span(),
      .message = fmt::format("no NetworkPolicy selects the pods of {}", object.Title()),
  });
}

}  // namespace linter::rules
