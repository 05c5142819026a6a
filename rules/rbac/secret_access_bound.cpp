#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule SecretAccessBound() {
  return {
      .id = "secret-access-bound",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 5.0,
      .summary = "binding lets its subjects use Secrets",
      .why =
          "The subjects may read, write or delete Secrets, by a rule of the role, named "
          "ones included. This is what `secret-read-granted` tells of, seen from the "
          "binding, and wider: every verb counts. Many applications need it, so the rule is"
          " in no profile.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .replaces = {"kube-linter:access-to-secrets"},
      .checklist = {"SE-AC-1"},
      .check = CheckObject,
  };
}

static bool Allows(const k8s::AccessRule& rule) {
  return rule.HasResource("secrets") && !rule.verbs().empty();
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
                  .message = fmt::format("{} lets its subjects use Secrets", object.Title()),
                  .labels = {{rule.slot["resources"].span(), "this rule allows it"}}});
      return;
    }
  }
}

}  // namespace linter::rules
