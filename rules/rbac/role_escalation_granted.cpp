#include <fmt/format.h>

#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/access.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule RoleEscalationGranted() {
  return {
      .id = "role-escalation-granted",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 8.8,
      .summary = "role lets its holders give themselves more rights",
      .why =
          "The API server refuses to create a role, or a binding, that gives more than "
          "its author has, unless the author has `escalate` or `bind`: with either one "
          "the rights of `cluster-admin` are one command away. Both are verbs on roles "
          "(on bindings, where some checks look for `bind`, it grants nothing). Limit "
          "`bind` to the roles that are meant by `resourceNames`; such entries are left "
          "alone.",
      .reference = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0050", "checkov:CKV_K8S_157", "checkov:CKV_K8S_158",
                   "checkov:CKV2_K8S_1", "kics:8320826e-7a9c-4b0b-9535-578333193432"},
      .checklist = {"SE-AC-1", "SE-AC-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  static const k8s::Access Asked = {
      "rbac.authorization.k8s.io", {"roles", "clusterroles"}, {"escalate", "bind"}};
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
