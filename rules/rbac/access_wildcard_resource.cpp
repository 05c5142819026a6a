#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/access.h"
#include "linter/k8s/rbac.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AccessWildcardResource() {
  return {
      .id = "access-wildcard-resource",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 6.5,
      .summary = "role is for every resource of a group",
      .why =
          "A `*` among the resources covers Secrets, subresources such as `pods/exec`, and "
          "whatever a later version or a new CRD adds. Write the resources that the "
          "application uses. Rules that allow everything on everything are the matter of "
          "`access-unlimited`.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .replaces = {"kube-linter:wildcard-in-rules", "trivy:KSV-0046", "trivy:KSV-0112",
                   "checkov:CKV_K8S_49", "kics:6b896afb-ca07-467a-b256-1a0077a1c08e"},
      .checklist = {"SE-AC-1"},
      .check = CheckObject,
  };
}

static std::optional<yaml::Slot> Star(const std::vector<yaml::Slot>& items) {
  const auto found = std::find_if(items.begin(), items.end(),
                                  [](const yaml::Slot& item) { return item.Text() == "*"; });
  return found == items.end() ? std::nullopt : std::optional(*found);
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Role::Is(object) || k8s::IsBuiltInRole(object.name())) {
    return;
  }
  for (const auto& rule : k8s::Role(object).rules()) {
    const auto resource = Star(rule.resources());
    if (!resource || (Star(rule.groups()) && Star(rule.verbs()))) {
      continue;
    }
    Diagnostic finding{
        .span = resource->span(),
        .message = fmt::format("{} is for every resource of its groups", object.Title())};
    for (const auto& recipient : k8s::RecipientsOf(object)) {
      finding.labels.push_back({recipient.subject.span(), recipient.text});
    }
    report.Add(std::move(finding));
  }
}

}  // namespace linter::rules
