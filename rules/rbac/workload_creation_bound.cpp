#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule WorkloadCreationBound() {
  return {
      .id = "workload-creation-bound",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 5.0,
      .summary = "binding lets its subjects create pods",
      .why =
          "Whoever creates a pod, or something that makes pods, chooses its service account"
          " and mounts any Secret of the namespace. This is the same right as `workload-"
          "creation-granted` tells of, seen from the binding, where it can be taken back "
          "without changing a role that others use; the role must be in the run. Operators "
          "and deployers need it, so the rule is in no profile.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .replaces = {"kube-linter:access-to-create-pods"},
      .checklist = {"SE-AC-1"},
      .check = CheckObject,
  };
}

static bool Allows(const k8s::AccessRule& rule) {
  static constexpr std::array<std::string_view, 8> Resources = {
      "pods",       "deployments", "statefulsets", "replicasets",
      "daemonsets", "jobs",        "cronjobs",     "replicationcontrollers"};
  return rule.HasVerb("create") &&
         std::any_of(Resources.begin(), Resources.end(),
                     [&](std::string_view resource) { return rule.HasResource(resource); });
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::RoleBinding::Is(object)) {
    return;
  }
  const k8s::RoleBinding binding(object);
  const auto* role = binding.BoundRole();
  if (role == nullptr) {
    return;
  }
  for (const auto& rule : k8s::Role(*role).rules()) {
    if (Allows(rule)) {
      report.Add({.span = binding.reference()["name"].span(),
                  .message = fmt::format("{} lets its subjects create pods", object.Title()),
                  .labels = {{rule.slot["resources"].span(), "this rule allows it"}}});
      return;
    }
  }
}

}  // namespace linter::rules
