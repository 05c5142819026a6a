#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ApiserverAnonymousRequests() {
  return {
      .id = "apiserver-anonymous-requests",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 5.0,
      .summary = "API server answers requests of nobody",
      .why =
          "Whoever can connect may ask without a name, as the user `system:anonymous`; one "
          "binding too wide for it opens the cluster to the network. That is also the default. "
          "The rule is in no profile but `all`: the roles of a new cluster show anonymous users "
          "health and version only, and kubeadm's probes of the server need that. Servers with "
          "`--authentication-config`, which limits anonymous requests to paths, are left alone.",
      .reference =
          "https://kubernetes.io/docs/reference/access-authn-authz/authentication/"
          "#anonymous-requests",
      .since = "0.1",
      .replaces = {"trivy:KCV-0001", "checkov:CKV_K8S_68",
                   "kics:1de5cc51-f376-4638-a940-20f2e85ae238"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto server = k8s::Component::Of(container, k8s::ComponentKind::ApiServer);
  if (!server || server->Has("authentication-config")) {
    return;
  }
  const auto allowed = server->Bool("anonymous-auth");
  if (allowed == true) {
    report.Add({.span = server->span("anonymous-auth"),
                .message = "`kube-apiserver` answers anonymous requests"});
  } else if (!allowed && server->complete()) {
    report.Add({.span = server->span(),
                .message = "`kube-apiserver` answers anonymous requests, as it does by default"});
  }
}

}  // namespace linter::rules
