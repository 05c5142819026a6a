#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ClusterAdminBound() {
  return {
      .id = "cluster-admin-bound",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 8.8,
      .summary = "cluster-admin is given to somebody",
      .why =
          "With `cluster-admin` there is nothing that its holder may not do: a pod that "
          "runs with such an account is the whole cluster to whoever takes it over. Give a "
          "role with what is needed, by a RoleBinding where one namespace is enough. A "
          "RoleBinding to `cluster-admin` counts for less, as it ends at its namespace, and"
          " is the matter of `cluster-admin-bound-in-namespace`. The binding that every "
          "cluster has, of `system:masters`, is left alone.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .replaces = {"kube-linter:cluster-admin-role-binding",
                   "polaris:clusterrolebindingClusterAdmin", "trivy:KSV-0111",
                   "kics:249328b8-5f0f-409f-b1dd-029f07882e11"},
      .checklist = {"SE-AC-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::RoleBinding::Is(object) || object.kind() != "ClusterRoleBinding" ||
      object.name() == "cluster-admin") {
    return;
  }
  const k8s::RoleBinding binding(object);
  if (binding.reference()["name"].Text() != "cluster-admin") {
    return;
  }
  Diagnostic finding{.span = binding.reference()["name"].span(),
                     .message = fmt::format("{} gives all rights on the cluster", object.Title())};
  for (const auto& subject : binding.subjects()) {
    finding.labels.push_back(
        {subject.slot["name"].span(), fmt::format("to {} `{}`", subject.kind(), subject.name())});
  }
  report.Add(std::move(finding));
}

}  // namespace linter::rules
