#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/access.h"
#include "linter/k8s/project.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule BoundRoleMissing() {
  return {
      .id = "bound-role-missing",
      .severity = Severity::Error,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "binding names a role that is not there",
      .why =
          "The API server takes the binding, and it grants nothing: requests are refused "
          "until somebody creates a role of this name, who then decides what the subjects "
          "may do. Speaks where the whole cluster is at hand (`--closed-world`), or where a"
          " RoleBinding names a Role and the same file has a role of that name of the other"
          " kind, or in another namespace. The roles that every cluster has are known.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .checklist = {"SE-AC-1"},
      .check = CheckObject,
  };
}

// A role of that name in the same file that the binding does not reach.
static const k8s::Object* Namesake(const k8s::Object& binding, std::string_view name) {
  for (const auto* kind : {"ClusterRole", "Role"}) {
    const auto roles = binding.project().Named(kind, name);
    const auto found = std::find_if(roles.begin(), roles.end(), [&](const k8s::Object* role) {
      return role->NearnessTo(binding) == k8s::Nearness::File;
    });
    if (found != roles.end()) {
      return *found;
    }
  }
  return nullptr;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::RoleBinding::Is(object)) {
    return;
  }
  const k8s::RoleBinding binding(object);
  const auto name = binding.reference()["name"];
  const auto text = name.Text().value_or("");
  if (text.empty() || binding.BoundRole() != nullptr ||
      (binding.reference()["kind"].Text() == "ClusterRole" && k8s::IsBuiltInRole(text))) {
    return;
  }
  const auto* other = Namesake(object, text);
  if (other == nullptr && !object.project().closed()) {
    return;
  }
  Diagnostic finding{
      .span = name.span(),
      .message = fmt::format("{} names {} `{}`, which is not there", object.Title(),
                             binding.reference()["kind"].Text().value_or("role"), text)};
  if (other != nullptr) {
    finding.labels.push_back(
        {other->name_span(),
         fmt::format("this one is a {} of `{}`", other->kind(), other->effective_namespace())});
  }
  report.Add(std::move(finding));
}

}  // namespace linter::rules
