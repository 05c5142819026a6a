#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/audit_policy.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule AuditPolicyRecordsSecrets() {
  return {
      .id = "audit-policy-records-secrets",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 5.5,
      .summary = "contents of Secrets are written to the audit log",
      .why =
          "At the levels `Request` and `RequestResponse` the audit log holds what was sent: every "
          "Secret that is made or read, in plain text, wherever logs go. `Metadata` says who did "
          "what to which one. The first rule that fits decides; rules for certain users or verbs "
          "count as well.",
      .reference = "https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#audit-policy",
      .since = "0.1",
      .replaces = {},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("audit.k8s.io", "Policy")) {
    return;
  }
  for (const auto& rule : object["rules"].Items()) {
    const auto fit = k8s::FitOf(rule, "", "secrets");
    const auto level = rule["level"].Text().value_or("");
    if (fit != k8s::AuditFit::None && (level == "Request" || level == "RequestResponse")) {
      report.Add(
          {.span = rule["level"].span(),
           .message = fmt::format("audit log holds the contents of Secrets by `{}`", level)});
    }
    if (fit == k8s::AuditFit::All) {
      return;
    }
  }
}

}  // namespace linter::rules
