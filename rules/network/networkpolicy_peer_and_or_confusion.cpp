#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/network_policy.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NetworkpolicyPeerAndOrConfusion() {
  return {
      .id = "networkpolicy-peer-and-or-confusion",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .security_severity = 5.0,
      .summary = "two peers of a NetworkPolicy that were meant as one",
      .why =
          "`namespaceSelector` and `podSelector` in one list item mean pods of those "
          "namespaces; as two items they mean all pods of those namespaces, or such pods of the "
          "own one. One dash too many opens whole namespaces. Speaks only where it is nearly "
          "sure: an item with nothing but `namespaceSelector` stands beside one with nothing "
          "but `podSelector`, whose pods are not in the policy's own namespace, but in another "
          "of the run, or are the cluster's name servers.",
      .reference =
          "https://kubernetes.io/docs/concepts/services-networking/network-policies/"
          "#behavior-of-to-and-from-selectors",
      .since = "0.1",
      .checklist = {"SE-AC-4"},
      .check = CheckObject,
  };
}

// Whether a selector looks for pods that are known to stand in another namespace.
static bool StandElsewhere(const k8s::Selector& selector, const k8s::Object& policy) {
  if (selector.empty() || k8s::SelectsPodIn(selector, policy)) {
    return false;
  }
  if (selector.Text() == "k8s-app=kube-dns") {
    return policy.effective_namespace() != "kube-system";
  }
  const auto& all = policy.project().workloads();
  return std::any_of(all.begin(), all.end(), [&](const k8s::Workload& workload) {
    return selector.Matches(workload.pod_labels());
  });
}

static void CheckRule(const k8s::PolicyRule& rule, const k8s::Object& policy, Report& report) {
  const auto peers = rule.peers();
  const auto wide = std::find_if(peers.begin(), peers.end(), [](const k8s::PolicyPeer& peer) {
    return peer.has_namespaces() && !peer.has_pods();
  });
  for (const auto& peer : peers) {
    if (wide != peers.end() && peer.local() && StandElsewhere(peer.pods(), policy)) {
      report.Add({
          .span = peer.pods().slot().span(),
          .message = fmt::format("peer `{}` is a second item and does not narrow the namespaces",
                                 peer.pods().Text()),
          .labels = {{wide->slot["namespaceSelector"].span(), "allows whole namespaces"}},
      });
    }
  }
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto policy = k8s::NetworkPolicy::Of(object);
  if (!policy) {
    return;
  }
  for (const auto direction : k8s::Directions) {
    for (const auto& rule : policy->rules(direction)) {
      CheckRule(rule, object, report);
    }
  }
}

}  // namespace linter::rules
