#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/network_policy.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule EgressUnrestricted() {
  return {
      .id = "egress-unrestricted",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 3.5,
      .summary = "policies hold what comes into a pod, but not what leaves it",
      .why =
          "Once a pod is taken over, open egress is the way out: to the metadata service of the "
          "cloud, to other services, to the attacker. Speaks of workloads that policies of the "
          "run select, none of them for egress; contested, as egress is harder to keep right, "
          "so the rule runs only when it is selected.",
      .reference = "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
      .since = "0.1",
      .replaces = {"kube-score:pod-networkpolicy"},
      .checklist = {"SE-AC-4"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto& object = workload.object();
  const auto policies = k8s::PoliciesFor(workload);
  const bool restricted = std::any_of(
      policies.begin(), policies.end(),
      [](const k8s::NetworkPolicy& policy) { return policy.Isolates(k8s::Direction::Egress); });
  if (policies.empty() || restricted || k8s::OtherPoliciesHold(object)) {
    return;
  }
  report.Add({
      .span = object.name_span(),
      .message = fmt::format("no NetworkPolicy restricts the egress of {}", object.Title()),
      .labels = {{policies.front().object().name_span(), "holds its ingress"}},
  });
}

}  // namespace linter::rules
