#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/network_policy.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NetworkpolicyPeerSelectsNoPod() {
  return {
      .id = "networkpolicy-peer-selects-no-pod",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "peer of a NetworkPolicy selects no pod",
      .why =
          "A peer with a `podSelector` alone speaks of pods in the policy's own namespace. When "
          "none is there the connection that the rule was to allow is refused. Speaks in a "
          "closed world only; peers with a `namespaceSelector` or an `ipBlock` are left alone.",
      .reference = "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
      .since = "0.1",
      .replaces = {"kube-linter:dangling-networkpolicypeer-podselector"},
      .checklist = {"SE-AC-4"},
      .closed_world_only = true,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto policy = k8s::NetworkPolicy::Of(object);
  if (!policy || !object.project().closed()) {
    return;
  }
  for (const auto direction : k8s::Directions) {
    for (const auto& rule : policy->rules(direction)) {
      for (const auto& peer : rule.peers()) {
        if (!peer.local() || k8s::SelectsPodIn(peer.pods(), object)) {
          continue;
        }
        report.Add({
            .span = peer.pods().slot().span(),
            .message = fmt::format("peer `{}` is no pod of namespace `{}`", peer.pods().Text(),
                                   object.effective_namespace()),
        });
      }
    }
  }
}

}  // namespace linter::rules
