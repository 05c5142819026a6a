#include <fmt/format.h>

#include <utility>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/access.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule WorkloadCreationGranted() {
  return {
      .id = "workload-creation-granted",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 6.0,
      .summary = "role lets its holders create pods",
      .why =
          "Whoever creates a pod, or something that makes pods, chooses its service "
          "account and its volumes: it may run with any account of the namespace and "
          "mount any Secret of it, and without Pod Security admission become root of a "
          "node. Operators and deployers need this, so the rule is in no profile.",
      .reference = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      .since = "0.1",
      .replaces = {"kics:592ad21d-ad9b-46c6-8d2d-fad09d62a942"},
      .checklist = {"SE-AC-1", "SE-AC-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  static const std::vector<k8s::Access> Asked = {
      {"", {"pods", "replicationcontrollers"}, {"create"}},
      {"apps", {"deployments", "daemonsets", "statefulsets", "replicasets"}, {"create"}},
      {"batch", {"jobs", "cronjobs"}, {"create"}}};
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
