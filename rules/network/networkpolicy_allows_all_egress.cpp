#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/network_policy.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NetworkpolicyAllowsAllEgress() {
  return {
      .id = "networkpolicy-allows-all-egress",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 3.5,
      .summary = "egress rule of a NetworkPolicy allows everything",
      .why =
          "The rule `- {}` lets the pods connect to everything, the metadata service of the "
          "cloud included, and because rules add up it outweighs all other egress rules of the "
          "pods that the policy selects. Rules that state ports or peers are left alone.",
      .reference =
          "https://kubernetes.io/docs/concepts/services-networking/network-policies/"
          "#allow-all-egress-traffic",
      .since = "0.1",
      .checklist = {"SE-AC-4"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto policy = k8s::NetworkPolicy::Of(object);
  if (!policy || !policy->Isolates(k8s::Direction::Egress)) {
    return;
  }
  for (const auto& rule : policy->rules(k8s::Direction::Egress)) {
    // A key of the other direction makes it a slip, told by `networkpolicy-peers-ignored`.
    if (rule.slot.node() && rule.allows_all() && !rule.slot["from"].present()) {
      report.Add({
          .span = rule.slot.span(),
          .message = fmt::format("{} allows all egress", object.Title()),
      });
    }
  }
}

}  // namespace linter::rules
