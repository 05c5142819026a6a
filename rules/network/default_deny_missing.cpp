#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/network_policy.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule DefaultDenyMissing() {
  return {
      .id = "default-deny-missing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 4.0,
      .summary = "namespace has policies, but pods that none of them selects are open",
      .why =
          "Policies hold only the pods that they select: the next workload that is deployed to "
          "the namespace is open to all, and nobody is told. A policy with an empty "
          "`podSelector` that isolates ingress, with whatever rules short of allowing "
          "everything, closes the namespace. Speaks once for a namespace that has policies, in "
          "a closed world or where the run makes the Namespace; silent where Cilium, Calico or "
          "cluster-wide policies may hold.",
      .reference =
          "https://kubernetes.io/docs/concepts/services-networking/network-policies/"
          "#default-policies",
      .since = "0.1",
      .checklist = {"SE-AC-4"},
      .check = CheckObject,
  };
}

static bool Denies(const k8s::NetworkPolicy& policy) {
  const auto rules = policy.rules(k8s::Direction::Ingress);
  return policy.selects_all() && policy.Isolates(k8s::Direction::Ingress) &&
         std::none_of(rules.begin(), rules.end(),
                      [](const k8s::PolicyRule& rule) { return rule.allows_all(); });
}

static bool MakesNamespace(const k8s::Object& policy) {
  const auto& all = policy.project().OfKind("Namespace");
  return std::any_of(all.begin(), all.end(), [&](const k8s::Object* each) {
    return each->name() == policy.effective_namespace();
  });
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto policy = k8s::NetworkPolicy::Of(object);
  if (!policy || (!object.project().closed() && !MakesNamespace(object)) ||
      k8s::OtherPoliciesHold(object)) {
    return;
  }
  const auto policies = k8s::PoliciesIn(object);
  if (&policies.front().object() != &object ||
      std::any_of(policies.begin(), policies.end(), Denies)) {
    return;
  }
  report.Add({
      .span = object.name_span(),
      .message = fmt::format("namespace `{}` has policies, but none that denies by default",
                             object.effective_namespace()),
  });
}

}  // namespace linter::rules
