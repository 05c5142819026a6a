#include <fmt/format.h>

#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/access.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule RoleChangeGranted() {
  return {
      .id = "role-change-granted",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 5.5,
      .summary = "role lets its holders write roles or bindings",
      .why =
          "Whoever writes roles and bindings decides who may do what, up to the rights "
          "that they have themselves: the API server refuses more, unless `escalate` or "
          "`bind` is given as well (`role-escalation-granted`). Operators that install "
          "applications need this, so the rule is in no profile.",
      .reference = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0051", "trivy:KSV-0052", "trivy:KSV-0055"},
      .checklist = {"SE-AC-1", "SE-AC-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  static const k8s::Access Asked = {
      "rbac.authorization.k8s.io",
      {"roles", "clusterroles", "rolebindings", "clusterrolebindings"},
      {"create", "update", "patch"}};
  for (const auto& grant : k8s::GrantsOf(object, Asked)) {
    Diagnostic finding{.span = grant.resource.span(),
                       .message = fmt::format("{} allows {}", object.Title(), grant.Text())};
    for (const auto& recipient : k8s::RecipientsOf(object)) {
      finding.labels.push_back({recipient.subject.span(), recipient.text});
    }
    report.Add(std::move(finding));
  }
}

}  // namespace linter::rules
