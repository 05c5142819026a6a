#include <fmt/format.h>

#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/access.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule PodLogDeletionGranted() {
  return {
      .id = "pod-log-deletion-granted",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 3.0,
      .summary = "role mentions the deletion of logs",
      .why =
          "No API server offers to delete `pods/log`, but an attacker who covers traces "
          "looks for such rights, and an aggregated API could. `get` is all that can be "
          "used.",
      .reference = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0042"},
      .checklist = {"SE-AC-1", "SE-AC-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  static const k8s::Access Asked = {"", {"pods/log"}, {"delete", "deletecollection"}};
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
