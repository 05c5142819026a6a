#include <fmt/format.h>

#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/access.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ServiceStatusChangeGranted() {
  return {
      .id = "service-status-change-granted",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 6.0,
      .summary = "role lets its holders take over addresses of Services",
      .why =
          "Whoever writes `services/status` sets the address of a load balancer, and "
          "every node then sends what goes to that address to pods of the Service "
          "(CVE-2020-8554). Only load balancer controllers need this.",
      .reference = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      .since = "0.1",
      .replaces = {"checkov:CKV2_K8S_4"},
      .checklist = {"SE-AC-1", "SE-AC-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  static const k8s::Access Asked = {"", {"services/status"}, {"update", "patch"}};
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
