#include <fmt/format.h>

#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/access.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CertificateApprovalGranted() {
  return {
      .id = "certificate-approval-granted",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 7.5,
      .summary = "role lets its holders approve certificates",
      .why =
          "Whoever approves CertificateSigningRequests can have the cluster sign a client"
          " certificate for any user and group. Both rights are needed for that, on the "
          "request and (`approve`) on the signer; the one on requests is what this rule "
          "looks for, as it is useless for anything else.",
      .reference = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      .since = "0.1",
      .replaces = {"checkov:CKV_K8S_156"},
      .checklist = {"SE-AC-1", "SE-AC-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  static const k8s::Access Asked = {
      "certificates.k8s.io", {"certificatesigningrequests/approval"}, {"update", "patch"}};
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
