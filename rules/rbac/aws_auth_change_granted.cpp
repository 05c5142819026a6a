#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AwsAuthChangeGranted() {
  return {
      .id = "aws-auth-change-granted",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 8.8,
      .summary = "role lets its holders map AWS identities to groups",
      .why =
          "On EKS the ConfigMap `aws-auth` of `kube-system` says which IAM roles are in "
          "which groups, `system:masters` included: whoever writes it can become "
          "administrator of the cluster. Access entries of EKS replace it. `secret-change-"
          "granted` and its like tell of roles that may write every ConfigMap; this rule is"
          " about roles that name this one.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0115"},
      .checklist = {"SE-AC-1"},
      .check = CheckObject,
  };
}

static bool Writes(const k8s::AccessRule& rule) {
  static constexpr std::array<std::string_view, 3> Verbs = {"update", "patch", "delete"};
  return std::any_of(Verbs.begin(), Verbs.end(),
                     [&](std::string_view verb) { return rule.HasVerb(verb); });
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Role::Is(object)) {
    return;
  }
  for (const auto& rule : k8s::Role(object).rules()) {
    if (!rule.HasResource("configmaps") || !Writes(rule)) {
      continue;
    }
    for (const auto& name : rule.names()) {
      if (name.Text() == "aws-auth") {
        report.Add(
            {.span = name.span(),
             .message = fmt::format("{} allows to change ConfigMap `aws-auth`", object.Title())});
      }
    }
  }
}

}  // namespace linter::rules
