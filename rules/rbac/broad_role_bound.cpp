#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule BroadRoleBound() {
  return {
      .id = "broad-role-bound",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 7.0,
      .summary = "admin or edit is given for the whole cluster",
      .why =
          "`admin` and `edit` are made to be bound within a namespace. Bound by a "
          "ClusterRoleBinding they read every Secret and run pods with every service "
          "account of every namespace, `kube-system` included, which is as good as "
          "`cluster-admin`. A RoleBinding to them is left alone.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0111"},
      .checklist = {"SE-AC-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::RoleBinding::Is(object) || object.kind() != "ClusterRoleBinding") {
    return;
  }
  const auto name = k8s::RoleBinding(object).reference()["name"];
  if (name.Text() == "admin" || name.Text() == "edit") {
    report.Add({.span = name.span(),
                .message = fmt::format("{} gives `{}` on every namespace", object.Title(),
                                       name.Text().value_or(""))});
  }
}

}  // namespace linter::rules
