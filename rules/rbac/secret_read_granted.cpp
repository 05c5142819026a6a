#include <fmt/format.h>

#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/access.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule SecretReadGranted() {
  return {
      .id = "secret-read-granted",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 7.5,
      .summary = "role lets its holders read every secret",
      .why =
          "Whoever can `get`, `list` or `watch` Secrets has the passwords and keys of "
          "every other application that the role reaches, and the tokens of service "
          "accounts with more rights. `list` alone shows the contents as well. Name the "
          "Secrets in `resourceNames`, or mount them. Entries with `resourceNames` are "
          "left alone, and so are the roles that every cluster has. The subjects that "
          "hold the role are shown where the run has the binding.",
      .reference = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0041", "trivy:KSV-0113", "checkov:CKV2_K8S_5",
                   "kics:b7bca5c4-1dab-4c2c-8cbe-3050b9d59b14",
                   "kics:056ac60e-fe07-4acc-9b34-8e1d51716ab9"},
      .checklist = {"SE-AC-1", "SE-AC-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  static const k8s::Access Asked = {"", {"secrets"}, {"get", "list", "watch"}};
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
