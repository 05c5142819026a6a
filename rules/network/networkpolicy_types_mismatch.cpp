#include <fmt/format.h>

#include <utility>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/network_policy.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NetworkpolicyTypesMismatch() {
  return {
      .id = "networkpolicy-types-mismatch",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .security_severity = 5.0,
      .summary = "rules of a NetworkPolicy that its policyTypes leave out",
      .why =
          "Rules of a direction that `policyTypes` does not name are ignored: egress rules "
          "below `policyTypes: [Ingress]` hold nothing back. Without `policyTypes` a policy is "
          "for ingress, and for egress only when it has egress rules, so that `egress: []` "
          "alone denies nothing. Only `Ingress` and `Egress`, written so, are types.",
      .reference =
          "https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/",
      .since = "0.1",
      .replaces = {"kics:0401f71b-9c1e-4821-ab15-a955caa621be"},
      .checklist = {"SE-AC-4"},
      .fix = FixKind::Unsafe,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto policy = k8s::NetworkPolicy::Of(object);
  if (!policy) {
    return;
  }
  for (const auto& type : policy->types().Items()) {
    const auto text = type.Text().value_or("");
    if (text != "Ingress" && text != "Egress") {
      report.Add({.span = type.span(), .message = fmt::format("`{}` is no policy type", text)});
      return;
    }
  }
  const bool stated = policy->types().size() > 0;
  for (const auto direction : k8s::Directions) {
    const auto rules = policy->rules_slot(direction);
    // `ingress: []` beside `policyTypes: [Egress]` says that nothing is meant.
    if (policy->Isolates(direction) || !rules.is_sequence() || (stated && rules.size() == 0)) {
      continue;
    }
    std::vector<Fix> fixes;
    if (stated) {
      fixes.push_back({fmt::format("add `{}`", k8s::TypeName(direction)), Safety::Unsafe,
                       yaml::Append(policy->types(), k8s::TypeName(direction))});
    }
    report.Add({
        .span = rules.label(),
        .message = fmt::format("{} is not among the policy types, so `{}` holds nothing",
                               k8s::TypeName(direction), k8s::RulesField(direction)),
        .fixes = std::move(fixes),
    });
  }
}

}  // namespace linter::rules
