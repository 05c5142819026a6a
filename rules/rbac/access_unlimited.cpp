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

Rule AccessUnlimited() {
  return {
      .id = "access-unlimited",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 9.0,
      .summary = "role allows everything on everything",
      .why =
          "A rule with `*` as group, resource and verb is `cluster-admin` by another name "
          "(in a Role: for a namespace). Whoever takes over one pod with such an account "
          "has the cluster. A wildcard also covers resources that are installed later. "
          "Write down what the application needs: `kubectl auth can-i --list` and the audit"
          " log tell. The role `cluster-admin` itself, which every cluster has, is left "
          "alone.",
      .reference = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
      .since = "0.1",
      .replaces = {"kube-linter:wildcard-in-rules", "trivy:KSV-0044",
                   "polaris:rolebindingClusterAdminRole",
                   "kics:6b896afb-ca07-467a-b256-1a0077a1c08e"},
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
    if (!resource || !Star(rule.groups()) || !Star(rule.verbs()) || !rule.names().empty()) {
      continue;
    }
    Diagnostic finding{
        .span = resource->span(),
        .message = fmt::format("{} allows everything on everything", object.Title())};
    for (const auto& recipient : k8s::RecipientsOf(object)) {
      finding.labels.push_back({recipient.subject.span(), recipient.text});
    }
    report.Add(std::move(finding));
  }
}

}  // namespace linter::rules
