#include "linter/check/report.h"
#include "linter/k8s/network_policy.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NetworkpolicyPeerInvalid() {
  return {
      .id = "networkpolicy-peer-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "peer of a NetworkPolicy that the API refuses",
      .why =
          "A peer is an `ipBlock`, or selectors of pods and namespaces. An empty one (`- {}`), "
          "or a block beside selectors, is refused, and the policy with it: what it was to hold "
          "stays open.",
      .reference =
          "https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/",
      .since = "0.1",
      .checklist = {"SE-AC-4"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto policy = k8s::NetworkPolicy::Of(object);
  if (!policy) {
    return;
  }
  for (const auto direction : k8s::Directions) {
    for (const auto& rule : policy->rules(direction)) {
      for (const auto& peer : rule.peers()) {
        const bool selects = peer.has_pods() || peer.has_namespaces();
        if (peer.has_block() && selects) {
          report.Add({.span = peer.slot["ipBlock"].label(),
                      .message = "`ipBlock` stands beside a selector in one peer"});
        } else if (!peer.has_block() && !selects) {
          report.Add({.span = peer.slot.span(), .message = "peer is neither block nor selector"});
        }
      }
    }
  }
}

}  // namespace linter::rules
