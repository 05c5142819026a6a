#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverSecurePortOff() {
  return {
      .id = "apiserver-secure-port-off",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 5.0,
      .summary = "API server has no port",
      .why =
          "`--secure-port=0` once turned TLS off and left the insecure port alone. There is no "
          "other port any more, and the server refuses to start.",
      .reference =
          "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0017", "checkov:CKV_K8S_89",
                   "kics:3d24b204-b73d-42cb-b0bf-1a5438c5f71e"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (server && server->Int("secure-port") == 0) {
    report.Add({.span = server->span("secure-port"),
                .message = "`kube-apiserver` has the port `0`, with which it does not start"});
  }
}

}  // namespace linter::rules
