#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AuthenticatedUsersBound() {
  return {
      .id = "authenticated-users-bound",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 6.5,
      .summary = "rights are given to everybody with credentials",
      .why =
          "`system:authenticated` is everybody who has any credentials: every service "
          "account of every namespace, and on some managed clusters every account of the "
          "provider, strangers included. The roles that Kubernetes itself gives to this "
          "group are left alone, and so are Roles within a namespace that somebody decided "
          "to share.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .replaces = {"trivy:KSV-01011"},
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
    if (name == "system:authenticated" && binding.cluster_wide()) {
      report.Add({.span = subject.slot["name"].span(),
                  .message = fmt::format("{} gives `{}` to everybody with credentials",
                                         object.Title(), role)});
    }
  }
}

}  // namespace linter::rules
