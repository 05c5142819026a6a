#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ServiceAccountDefaultBound() {
  return {
      .id = "service-account-default-bound",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 5.5,
      .summary = "rights are given to the default service account",
      .why =
          "Every pod of the namespace that names no account runs with this one, so the "
          "rights of one application are given to all of them, those that come later "
          "included. Give the application an account of its own, and bind that.",
      .reference = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      .since = "0.1",
      .replaces = {"checkov:CKV_K8S_42", "kics:1e749bc9-fde8-471c-af0c-8254efd2dee5"},
      .checklist = {"SE-AC-1", "SE-AC-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  constexpr std::string_view Group = "rbac.authorization.k8s.io";
  if (!object.Is(Group, "RoleBinding") && !object.Is(Group, "ClusterRoleBinding")) {
    return;
  }
  for (const auto& subject : object["subjects"].Items()) {
    const auto name = subject["name"];
    if (subject["kind"].Text() == "ServiceAccount" && name.Text() == "default") {
      report.Add(
          {.span = name.span(),
           .message = fmt::format("{} gives `{}` to the default service account", object.Title(),
                                  object["roleRef"]["name"].Text().value_or(""))});
    }
  }
}

}  // namespace linter::rules
