#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule BindingRefused() {
  return {
      .id = "binding-refused",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "binding that the API server refuses",
      .why =
          "A ClusterRoleBinding can name a ClusterRole only, and needs the namespace of "
          "each ServiceAccount, as it has none itself. A ServiceAccount is of the core "
          "group, so `apiGroup: rbac.authorization.k8s.io` is for users and groups. "
          "Kustomize may fill in the namespace of a subject: in an open world a missing one"
          " is left alone.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .checklist = {"SE-AC-1"},
      .fix = FixKind::Safe,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::RoleBinding::Is(object)) {
    return;
  }
  const k8s::RoleBinding binding(object);
  const auto kind = binding.reference()["kind"];
  if (binding.cluster_wide() && kind.Text() == "Role") {
    report.Add({.span = kind.span(), .message = fmt::format("{} names a Role", object.Title())});
  }
  for (const auto& subject : binding.subjects()) {
    if (subject.kind() != "ServiceAccount") {
      continue;
    }
    const auto group = subject.slot["apiGroup"];
    if (!group.Text().value_or("").empty()) {
      report.Add({.span = group.span(),
                  .message = fmt::format("ServiceAccount `{}` in {} has an API group",
                                         subject.name(), object.Title()),
                  .fixes = {{"remove the API group", Safety::Safe, yaml::Remove(group)}}});
    }
    if (binding.cluster_wide() && subject.name_space().empty() && object.project().closed()) {
      report.Add({.span = subject.slot["namespace"].span(),
                  .message = fmt::format("ServiceAccount `{}` in {} has no namespace",
                                         subject.name(), object.Title())});
    }
  }
}

}  // namespace linter::rules
