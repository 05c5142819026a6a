#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/network_policy.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NetworkpolicySelectsNoPod() {
  return {
      .id = "networkpolicy-selects-no-pod",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "NetworkPolicy selects no pod",
      .why =
          "A policy that matches nothing holds nothing; the pods that it was written for stay "
          "open, or closed by another one. Speaks in a closed world only: pods may stand "
          "elsewhere, or an operator makes them. An empty selector, which is a default for pods "
          "to come, is reported where the namespace has no pods at all.",
      .reference = "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
      .since = "0.1",
      .replaces = {"kube-linter:dangling-networkpolicy", "kube-score:networkpolicy-targets-pod",
                   "kics:85ab1c5b-014e-4352-b5f8-d7dea3bb4fd3"},
      .checklist = {"SE-AC-4"},
      .closed_world_only = true,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto policy = k8s::NetworkPolicy::Of(object);
  if (!policy || !object.project().closed() || !policy->Selected().empty()) {
    return;
  }
  const auto selector = policy->pod_selector();
  report.Add({
      .span = selector.slot().span(),
      .message = policy->selects_all() ? fmt::format("namespace `{}` has no pods for {}",
                                                     object.effective_namespace(), object.Title())
                                       : fmt::format("{} holds pods `{}`, which nothing makes",
                                                     object.Title(), selector.Text()),
  });
}

}  // namespace linter::rules
