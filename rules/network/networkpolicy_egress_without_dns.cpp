#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/network_policy.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NetworkpolicyEgressWithoutDns() {
  return {
      .id = "networkpolicy-egress-without-dns",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .summary = "egress policies let a pod connect, but not resolve names",
      .why =
          "The pod may reach its database and cannot look up its address: every connection by "
          "name fails after a timeout. Speaks of egress policies whose pods are in the run, "
          "when all policies of a pod together allow something, but neither port 53 nor any "
          "peer without ports that may be a name server. Left alone: pods that resolve in "
          "another way (`hostNetwork`, `dnsPolicy` `None` or `Default`), policies that only "
          "name IP blocks, denials of all egress, and namespaces where Cilium, Calico or "
          "cluster-wide policies may hold. Further policies outside of the run are not seen.",
      .reference = "https://kubernetes.io/docs/tasks/administer-cluster/declare-network-policy/",
      .since = "0.1",
      .checklist = {"SE-AC-4"},
      .check = CheckObject,
  };
}

static bool ResolvesElsewhere(const k8s::Workload& workload) {
  const auto policy = workload.pod_spec()["dnsPolicy"].Text().value_or("ClusterFirst");
  return policy == "None" || policy == "Default" ||
         workload.pod_spec()["hostNetwork"].Bool() == true ||
         workload.object().effective_namespace() == "kube-system";
}

// Whether all egress policies of a workload together let it connect, but not look names up.
static bool LacksDns(const k8s::Workload& workload) {
  bool connects = false;
  for (const auto& policy : k8s::PoliciesFor(workload)) {
    if (!policy.Isolates(k8s::Direction::Egress)) {
      continue;
    }
    for (const auto& rule : policy.rules(k8s::Direction::Egress)) {
      if (rule.MayReachDns()) {
        return false;
      }
      connects |= !rule.ByAddressOnly();
    }
  }
  return connects;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto policy = k8s::NetworkPolicy::Of(object);
  const auto rules = policy ? policy->rules_slot(k8s::Direction::Egress).size() : 0;
  if (rules == 0 || !policy->Isolates(k8s::Direction::Egress) || k8s::OtherPoliciesHold(object)) {
    return;
  }
  for (const auto* workload : policy->Selected()) {
    if (!ResolvesElsewhere(*workload) && LacksDns(*workload)) {
      report.Add({
          .span = policy->rules_slot(k8s::Direction::Egress).label(),
          .message = fmt::format("pods of {} may connect, but not reach port 53 to resolve names",
                                 workload->object().Title()),
          .labels = {{workload->object().name_span(), "held by this policy"}},
      });
      return;
    }
  }
}

}  // namespace linter::rules
