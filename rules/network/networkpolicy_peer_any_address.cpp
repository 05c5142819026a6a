#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/cidr.h"
#include "linter/k8s/network_policy.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NetworkpolicyPeerAnyAddress() {
  return {
      .id = "networkpolicy-peer-any-address",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 4.5,
      .summary = "peer of a NetworkPolicy is every IP address",
      .why =
          "`0.0.0.0/0` or `::/0` without `except` covers the internet, the nodes, other pods, "
          "and, for egress, the metadata service of the cloud at 169.254.169.254, which hands "
          "out credentials. A block with exceptions is left alone. Ingress that states ports is "
          "too, as that is how a public service is opened.",
      .reference = "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
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
      const bool public_service = direction == k8s::Direction::Ingress && !rule.any_port();
      for (const auto& peer : rule.peers()) {
        const auto cidr = k8s::ParseCidr(peer.cidr().Text().value_or(""));
        const bool bounded = peer.slot["ipBlock"]["except"].size() > 0;
        if (!cidr || !cidr->any() || bounded || public_service) {
          continue;
        }
        report.Add({
            .span = peer.cidr().span(),
            .message = fmt::format("{} of {} is open to every address, `{}`",
                                   k8s::RulesField(direction), object.Title(), *peer.cidr().Text()),
        });
      }
    }
  }
}

}  // namespace linter::rules
