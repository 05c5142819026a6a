#include <fmt/format.h>

#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/access.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule PodExecGranted() {
  return {
      .id = "pod-exec-granted",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 8.0,
      .summary = "role lets its holders run commands in every pod",
      .why =
          "`create` (and `get`, by WebSocket) on `pods/exec` or `pods/attach` gives a "
          "shell in every pod that the role reaches, with its service account, its "
          "Secrets and its data. Checks differ in the verbs they look for: both count "
          "here, since the API server accepts both. The roles that every cluster has are "
          "left alone, and so are entries with `resourceNames`.",
      .reference = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      .since = "0.1",
      .replaces = {"polaris:clusterrolePodExecAttach", "polaris:rolePodExecAttach",
                   "polaris:clusterrolebindingPodExecAttach",
                   "polaris:rolebindingClusterRolePodExecAttach",
                   "polaris:rolebindingRolePodExecAttach", "trivy:KSV-0053", "trivy:KSV-0054",
                   "checkov:CKV2_K8S_2", "kics:d45330fd-f58d-45fb-a682-6481477a0f84",
                   "kics:c589f42c-7924-4871-aee2-1cede9bc7cbc"},
      .checklist = {"SE-AC-1", "SE-AC-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  static const k8s::Access Asked = {"", {"pods/exec", "pods/attach"}, {"create", "get"}};
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
