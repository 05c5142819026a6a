#include <fmt/format.h>

#include <utility>

#include "linter/check/report.h"
#include "linter/k8s/access.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NodeProxyGranted() {
  return {
      .id = "node-proxy-granted",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 7.5,
      .summary = "role lets its holders talk to the kubelets",
      .why =
          "With `nodes/proxy` requests go through the API server to the kubelet of any "
          "node, which runs commands in its pods, past admission and past the audit log; "
          "`get` is enough, by WebSocket. Monitoring needs `nodes/metrics`, `nodes/stats`"
          " or, from Kubernetes 1.33, `nodes/pods` and `nodes/healthz` instead.",
      .reference = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0047"},
      .checklist = {"SE-AC-1", "SE-AC-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  static const k8s::Access Asked = {
      "", {"nodes/proxy"}, {"get", "create", "update", "patch", "delete"}};
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
