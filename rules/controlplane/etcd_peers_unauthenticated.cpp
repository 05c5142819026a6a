#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/component.h"
#include "linter/k8s/loopback.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule EtcdPeersUnauthenticated() {
  return {
      .id = "etcd-peers-unauthenticated",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 8.5,
      .summary = "etcd takes members without a certificate",
      .why =
          "Whoever reaches such an etcd may join it as a member, and then has all that the "
          "cluster stores. Certificates are demanded by `--peer-client-cert-auth` or by a "
          "`--peer-trusted-ca-file`, which alone does it as well: unlike other tools, the rule "
          "accepts either. Plain `http://` addresses are the matter of `etcd-peer-traffic-plain`, "
          "and etcd on the loopback interface is left alone.",
      .reference = "https://etcd.io/docs/v3.5/op-guide/security/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0046", "checkov:CKV_K8S_121",
                   "kics:b7d0181d-0a9b-4611-9d1c-1ad4f0b620ff"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto etcd = k8s::Component::Of(container, k8s::ComponentKind::Etcd);
  if (!etcd || etcd->Bool("peer-client-cert-auth") == true ||
      !etcd->Lacks("peer-trusted-ca-file")) {
    return;
  }
  const auto urls = etcd->Items("listen-peer-urls");
  const auto open = std::find_if(urls.begin(), urls.end(),
                                 [](const auto& url) { return k8s::IsOpenTlsUrl(url.text); });
  if (etcd->Bool("peer-client-cert-auth") == false && (urls.empty() || open != urls.end())) {
    report.Add({.span = etcd->span("peer-client-cert-auth"),
                .message = "etcd asks peers for no certificate"});
  } else if (open != urls.end()) {
    report.Add({.span = open->slot.span(),
                .message = fmt::format("etcd at `{}` asks peers for no certificate", open->text)});
  }
}

}  // namespace linter::rules
