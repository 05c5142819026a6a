#include <fmt/format.h>

#include <utility>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/access.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NetworkChangeGranted() {
  return {
      .id = "network-change-granted",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 4.0,
      .summary = "role lets its holders redirect or open the network",
      .why =
          "Whoever writes Services, endpoints, Ingresses or NetworkPolicies can lead "
          "traffic elsewhere or open what was closed. Ingress controllers and operators "
          "need this, so the rule is in no profile.",
      .reference = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0056"},
      .checklist = {"SE-AC-1", "SE-AC-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  static const std::vector<k8s::Access> Asked = {
      {"", {"services", "endpoints"}, {"create", "update", "patch", "delete", "deletecollection"}},
      {"networking.k8s.io",
       {"networkpolicies", "ingresses"},
       {"create", "update", "patch", "delete", "deletecollection"}},
      {"discovery.k8s.io",
       {"endpointslices"},
       {"create", "update", "patch", "delete", "deletecollection"}}};
  for (const auto& access : Asked) {
    for (const auto& grant : k8s::GrantsOf(object, access)) {
      Diagnostic finding{.span = grant.resource.span(),
                         .message = fmt::format("{} allows {}", object.Title(), grant.Text())};
      for (const auto& recipient : k8s::RecipientsOf(object)) {
        finding.labels.push_back({recipient.subject.span(), recipient.text});
      }
      report.Add(std::move(finding));
    }
  }
}

}  // namespace linter::rules
