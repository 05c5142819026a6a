#include <fmt/format.h>

#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/access.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule PortForwardGranted() {
  return {
      .id = "port-forward-granted",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 4.5,
      .summary = "role lets its holders reach every port of every pod",
      .why =
          "`create` on `pods/portforward` reaches ports that no Service and no "
          "NetworkPolicy opens: debug endpoints, databases without a password. Developers"
          " often need this, so the rule is in no profile.",
      .reference = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      .since = "0.1",
      .replaces = {"kics:38fa11ef-dbcc-4da8-9680-7e1fd855b6fb"},
      .checklist = {"SE-AC-1", "SE-AC-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  static const k8s::Access Asked = {"", {"pods/portforward"}, {"create", "get"}};
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
