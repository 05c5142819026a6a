#include <fmt/format.h>

#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/access.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule WebhookChangeGranted() {
  return {
      .id = "webhook-change-granted",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 7.0,
      .summary = "role lets its holders change every admission webhook",
      .why =
          "Whoever writes webhook configurations sees every object that is written, "
          "Secrets included, and may change it on its way, or switch off the policies of "
          "the cluster. Operators that keep the certificate of their own webhook should "
          "name it in `resourceNames`; such entries are left alone.",
      .reference = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0114", "checkov:CKV_K8S_155"},
      .checklist = {"SE-AC-1", "SE-AC-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  static const k8s::Access Asked = {
      "admissionregistration.k8s.io",
      {"mutatingwebhookconfigurations", "validatingwebhookconfigurations"},
      {"create", "update", "patch", "delete", "deletecollection"}};
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
