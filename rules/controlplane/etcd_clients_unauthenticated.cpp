#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/component.h"
#include "linter/k8s/loopback.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule EtcdClientsUnauthenticated() {
  return {
      .id = "etcd-clients-unauthenticated",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 8.5,
      .summary = "etcd takes requests without a certificate",
      .why =
          "Whoever reaches such an etcd reads and writes all that the cluster stores, Secrets and "
          "roles included, past the API server. Certificates are demanded by `--client-cert-auth` "
          "or by a `--trusted-ca-file`, which alone does it as well: unlike other tools, the rule "
          "accepts either. Plain `http://` addresses are the matter of `etcd-client-traffic- "
          "plain`, and etcd on the loopback interface is left alone.",
      .reference = "https://etcd.io/docs/v3.5/op-guide/security/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0043", "checkov:CKV_K8S_117",
                   "kics:9391103a-d8d7-4671-ac5d-606ba7ccb0ac"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto etcd = k8s::Component::Of(container, k8s::ComponentKind::Etcd);
  if (!etcd || etcd->Bool("client-cert-auth") == true || !etcd->Lacks("trusted-ca-file")) {
    return;
  }
  const auto urls = etcd->Items("listen-client-urls");
  const auto open = std::find_if(urls.begin(), urls.end(),
                                 [](const auto& url) { return k8s::IsOpenTlsUrl(url.text); });
  if (etcd->Bool("client-cert-auth") == false && (urls.empty() || open != urls.end())) {
    report.Add({.span = etcd->span("client-cert-auth"),
                .message = "etcd asks clients for no certificate"});
  } else if (open != urls.end()) {
    report.Add(
        {.span = open->slot.span(),
         .message = fmt::format("etcd at `{}` asks clients for no certificate", open->text)});
  }
}

}  // namespace linter::rules
