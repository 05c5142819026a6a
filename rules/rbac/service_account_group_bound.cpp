#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ServiceAccountGroupBound() {
  return {
      .id = "service-account-group-bound",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 6.0,
      .summary = "rights are given to every service account",
      .why =
          "`system:serviceaccounts` holds the accounts of every pod of the cluster, and "
          "`system:serviceaccounts:<namespace>` those of a namespace, later ones included. "
          "Bind the accounts that need the role.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .checklist = {"SE-AC-1"},
      .check = CheckObject,
  };
}

// What Kubernetes itself lets everybody read.
static bool IsPublic(std::string_view role) {
  return role == "system:public-info-viewer" || role == "system:discovery" ||
         role == "system:basic-user" || role == "system:service-account-issuer-discovery";
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::RoleBinding::Is(object)) {
    return;
  }
  const k8s::RoleBinding binding(object);
  const auto role = binding.reference()["name"].Text().value_or("");
  if (IsPublic(role)) {
    return;
  }
  for (const auto& subject : binding.subjects()) {
    const auto name = subject.name();
    if (name.starts_with("system:serviceaccounts")) {
      report.Add({.span = subject.slot["name"].span(),
                  .message = fmt::format("{} gives `{}` to every account of `{}`", object.Title(),
                                         role, name)});
    }
  }
}

}  // namespace linter::rules
