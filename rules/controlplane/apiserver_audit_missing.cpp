#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverAuditMissing() {
  return {
      .id = "apiserver-audit-missing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 4.0,
      .summary = "API server keeps no record of what is done in the cluster",
      .why =
          "Without an audit log nobody can tell after an incident who read a Secret or changed a "
          "role. It takes two flags: `--audit-policy-file` says what is recorded, and without it "
          "nothing is; `--audit-log-path` or `--audit-webhook-config-file` say where.",
      .reference = "https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0019", "checkov:CKV_K8S_91",
                   "kics:73e251f0-363d-4e53-86e2-0a93592437eb",
                   "kics:13a49a2e-488e-4309-a7c0-d6b05577a5fb"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (!server || !server->complete()) {
    return;
  }
  if (server->Lacks("audit-policy-file")) {
    report.Add({.span = server->span("audit-policy-file"),
                .message = "`kube-apiserver` has no audit policy and records nothing"});
  } else if (server->Lacks("audit-log-path") && server->Lacks("audit-webhook-config-file")) {
    report.Add({.span = server->span("audit-log-path"),
                .message = "`kube-apiserver` has an audit policy, and no place to record to"});
  }
}

}  // namespace linter::rules
