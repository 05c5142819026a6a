#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/network_policy.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NetworkpolicyPeersIgnored() {
  return {
      .id = "networkpolicy-peers-ignored",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .security_severity = 7.0,
      .summary = "rule of a NetworkPolicy names its peers under the wrong key",
      .why =
          "Ingress rules say `from` and egress rules say `to`. The other key is dropped, and a "
          "rule without peers allows everyone: what was to admit one client admits the whole "
          "world.",
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
    const auto other =
        direction == k8s::Direction::Ingress ? k8s::Direction::Egress : k8s::Direction::Ingress;
    for (const auto& rule : policy->rules(direction)) {
      const auto slip = rule.slot[k8s::PeersField(other)];
      if (!slip.present()) {
        continue;
      }
      report.Add({
          .span = slip.label(),
          .message = fmt::format("`{}` in an {} rule is dropped{}", k8s::PeersField(other),
                                 k8s::RulesField(direction),
                                 rule.any_peer() ? ", and the rule allows everyone" : ""),
      });
    }
  }
}

}  // namespace linter::rules
