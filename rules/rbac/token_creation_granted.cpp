#include <fmt/format.h>

#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/access.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule TokenCreationGranted() {
  return {
      .id = "token-creation-granted",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 8.0,
      .summary = "role lets its holders make tokens of every service account",
      .why =
          "`create` on `serviceaccounts/token` gives a token of any account that the role"
          " reaches, and with it all of its rights. Name the accounts in `resourceNames`,"
          " which works for this subresource; such entries are left alone.",
      .reference = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      .since = "0.1",
      .checklist = {"SE-AC-1", "SE-AC-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  static const k8s::Access Asked = {"", {"serviceaccounts/token"}, {"create"}};
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
