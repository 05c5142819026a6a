#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ClusterAdminBoundInNamespace() {
  return {
      .id = "cluster-admin-bound-in-namespace",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 6.0,
      .summary = "cluster-admin is given for a namespace",
      .why =
          "Within its namespace the subject may do everything, quotas, roles and the "
          "namespace's own policies included. `admin` leaves those out, and `edit` leaves "
          "out roles as well.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .replaces = {"polaris:rolebindingClusterAdminClusterRole", "trivy:KSV-0111",
                   "kics:249328b8-5f0f-409f-b1dd-029f07882e11"},
      .checklist = {"SE-AC-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::RoleBinding::Is(object) || object.kind() != "RoleBinding") {
    return;
  }
  const auto name = k8s::RoleBinding(object).reference()["name"];
  if (name.Text() == "cluster-admin") {
    report.Add({.span = name.span(),
                .message = fmt::format("{} gives all rights on its namespace", object.Title())});
  }
}

}  // namespace linter::rules
