#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AnonymousAccess() {
  return {
      .id = "anonymous-access",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 9.0,
      .summary = "rights are given to whoever can reach the API server",
      .why =
          "`system:anonymous` and `system:unauthenticated` are requests without any "
          "credentials. What they may do, everybody in the network of the API server may "
          "do, which is often the whole internet. The roles by which Kubernetes itself "
          "shows its version and API groups are left alone, and so is kubeadm's Role for "
          "`cluster-info`.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0122"},
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
  if (role == "kubeadm:bootstrap-signer-clusterinfo") {
    return;
  }
  for (const auto& subject : binding.subjects()) {
    const auto name = subject.name();
    if (name == "system:anonymous" || name == "system:unauthenticated") {
      report.Add({.span = subject.slot["name"].span(),
                  .message = fmt::format("{} gives `{}` to requests without credentials",
                                         object.Title(), role)});
    }
  }
}

}  // namespace linter::rules
