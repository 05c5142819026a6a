#include <fmt/format.h>

#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/access.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ImpersonationGranted() {
  return {
      .id = "impersonation-granted",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 8.8,
      .summary = "role lets its holders act as anybody",
      .why =
          "`impersonate` on users, groups or service accounts without `resourceNames` "
          "lets a request be made in any name, that of `system:masters` included. Entries"
          " that name whom to impersonate are left alone.",
      .reference = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0043", "checkov:CKV2_K8S_3",
                   "kics:9f85c3f6-26fd-4007-938a-2e0cb0100980"},
      .checklist = {"SE-AC-1", "SE-AC-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  static const k8s::Access Asked = {"", {"users", "groups", "serviceaccounts"}, {"impersonate"}};
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
