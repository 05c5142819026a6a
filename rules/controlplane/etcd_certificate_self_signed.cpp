#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/component.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule EtcdCertificateSelfSigned() {
  return {
      .id = "etcd-certificate-self-signed",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 6.5,
      .summary = "etcd makes its own certificate",
      .why =
          "With `--auto-tls` or `--peer-auto-tls` etcd makes a certificate that nobody can check: "
          "the line is encrypted, but to whom is not known, and who stands between reads "
          "everything.",
      .reference = "https://etcd.io/docs/v3.5/op-guide/security/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0044", "trivy:KCV-0047", "checkov:CKV_K8S_118",
                   "kics:98ce8b81-7707-4734-aa39-627c6db3d84b",
                   "kics:ae8827e2-4af9-4baa-9998-87539ae0d6f0"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto etcd = k8s::Component::Of(container, k8s::ComponentKind::Etcd);
  if (!etcd) {
    return;
  }
  for (const auto* flag : {"auto-tls", "peer-auto-tls"}) {
    if (etcd->Bool(flag) == true) {
      report.Add({.span = etcd->span(flag),
                  .message = fmt::format("etcd signs its own certificate by `--{}`", flag)});
    }
  }
}

}  // namespace linter::rules
