#include <fmt/format.h>

#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule MastersGroupBound() {
  return {
      .id = "masters-group-bound",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 8.0,
      .summary = "rights are given to a group that has all of them",
      .why =
          "Members of `system:masters` may do everything before RBAC is asked: a binding "
          "adds nothing, and nothing can be taken from them by removing one. The group is "
          "for breaking the glass; whoever relies on this binding has been given the whole "
          "cluster. Use a group of your own. The binding that every cluster has is left "
          "alone.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0123"},
      .checklist = {"SE-AC-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::RoleBinding::Is(object)) {
    return;
  }
  const k8s::RoleBinding binding(object);
  const auto role = binding.reference()["name"].Text().value_or("");
  for (const auto& subject : binding.subjects()) {
    const auto name = subject.name();
    if (name == "system:masters" && object.name() != "cluster-admin") {
      report.Add(
          {.span = subject.slot["name"].span(),
           .message = fmt::format("{} gives `{}` to `system:masters`", object.Title(), role)});
    }
  }
}

}  // namespace linter::rules
