#include <fmt/format.h>

#include <utility>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/access.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule WorkloadChangeGranted() {
  return {
      .id = "workload-change-granted",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 5.0,
      .summary = "role lets its holders change or delete workloads",
      .why =
          "Whoever changes a workload decides what its pods run, with their service "
          "account; whoever deletes pods can stop an application. Operators and "
          "autoscalers need this, so the rule is in no profile. Creating workloads is the"
          " matter of `workload-creation-granted`.",
      .reference = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0048"},
      .checklist = {"SE-AC-1", "SE-AC-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  static const std::vector<k8s::Access> Asked = {
      {"", {"pods", "replicationcontrollers"}, {"update", "patch", "delete", "deletecollection"}},
      {"apps",
       {"deployments", "daemonsets", "statefulsets", "replicasets"},
       {"update", "patch", "delete", "deletecollection"}},
      {"batch", {"jobs", "cronjobs"}, {"update", "patch", "delete", "deletecollection"}}};
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
