#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverServiceAccountLookupOff() {
  return {
      .id = "apiserver-service-account-lookup-off",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 6.0,
      .summary = "tokens of deleted service accounts stay valid",
      .why =
          "With `--service-account-lookup=false` the API server checks only the signature of a "
          "token, not whether its account still exists: a leaked token cannot be taken back. The "
          "lookup is on by default; unlike checkov, the rule does not ask for it to be written.",
      .reference =
          "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0024", "checkov:CKV_K8S_96",
                   "kics:a5530bd7-225a-48f9-91bb-f40b04200165"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (server && server->Bool("service-account-lookup") == false) {
    report.Add({.span = server->span("service-account-lookup"),
                .message = "`kube-apiserver` takes tokens of service accounts that are deleted"});
  }
}

}  // namespace linter::rules
