#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NetworkpolicySelectorUnwritten() {
  return {
      .id = "networkpolicy-selector-unwritten",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 3.0,
      .summary = "NetworkPolicy does not say which pods it is for",
      .why =
          "A policy without `podSelector` is for every pod of its namespace; clusters before 1.34 "
          "refuse it. Somebody who forgot the field cuts off pods that they never thought of. "
          "`podSelector: {}` says the same on purpose, and is left alone. In an open world a "
          "policy with neither rules nor types may be a piece of Kustomize.",
      .reference = "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0038"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("networking.k8s.io", "NetworkPolicy") || object.spec()["podSelector"].written()) {
    return;
  }
  const auto spec = object.spec();
  const bool rules =
      spec["ingress"].written() || spec["egress"].written() || spec["policyTypes"].written();
  if (rules || object.project().closed()) {
    report.Add({.span = spec["podSelector"].span(),
                .message = fmt::format("{} says no pods and is for all of them", object.Title())});
  }
}

}  // namespace linter::rules
