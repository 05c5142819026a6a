#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/network_policy.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NetworkpolicyAllowsAllIngress() {
  return {
      .id = "networkpolicy-allows-all-ingress",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 5.0,
      .summary = "ingress rule of a NetworkPolicy allows everything",
      .why =
          "The rule `- {}` opens every port to every address, from inside and outside of the "
          "cluster, and because rules add up it outweighs all other ingress rules of the pods "
          "that the policy selects. Rules that state ports are left alone: that is how a public "
          "service is opened.",
      .reference =
          "https://kubernetes.io/docs/concepts/services-networking/network-policies/"
          "#allow-all-ingress-traffic",
      .since = "0.1",
      .checklist = {"SE-AC-4"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto policy = k8s::NetworkPolicy::Of(object);
  if (!policy || !policy->Isolates(k8s::Direction::Ingress)) {
    return;
  }
  for (const auto& rule : policy->rules(k8s::Direction::Ingress)) {
    // A key of the other direction makes it a slip, told by `networkpolicy-peers-ignored`.
    if (rule.slot.node() && rule.allows_all() && !rule.slot["to"].present()) {
      report.Add({
          .span = rule.slot.span(),
          .message = fmt::format("{} allows all ingress", object.Title()),
      });
    }
  }
}

}  // namespace linter::rules
