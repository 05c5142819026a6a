#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/component.h"
#include "linter/k8s/loopback.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule EtcdPeerTrafficPlain() {
  return {
      .id = "etcd-peer-traffic-plain",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 8.0,
      .summary = "etcd talks to its other members without TLS",
      .why =
          "Members of etcd send each other all that the cluster stores. Over `http://` anybody on "
          "the way reads and changes it, and without a certificate an `https://` address does not "
          "work. Addresses of the loopback interface, to which etcd listens where `--listen-peer- "
          "urls` is not written, are left alone, and so are files and `--peer-auto-tls`, which "
          "`etcd-certificate-self-signed` speaks of.",
      .reference = "https://etcd.io/docs/v3.5/op-guide/security/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0045", "checkov:CKV_K8S_119",
                   "kics:09bb9e96-8da3-4736-b89a-b36814acca60"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto etcd = k8s::Component::Of(container, k8s::ComponentKind::Etcd);
  if (!etcd) {
    return;
  }
  bool secured = false;
  for (const auto& url : etcd->Items("listen-peer-urls")) {
    secured = secured || url.text.rfind("https://", 0) == 0;
    if (k8s::IsOpenPlainUrl(url.text)) {
      report.Add({.span = url.slot.span(),
                  .message = fmt::format("etcd listens at `{}` without TLS", url.text)});
    }
  }
  // One half of a pair is a mistake wherever etcd listens.
  const bool half = etcd->Has("peer-cert-file") != etcd->Has("peer-key-file");
  for (const auto* flag : {"peer-cert-file", "peer-key-file"}) {
    if ((secured || half) && etcd->Lacks(flag) && etcd->Bool("peer-auto-tls") != true) {
      report.Add({.span = etcd->span(secured && !etcd->Has(flag) ? "listen-peer-urls" : flag),
                  .message = fmt::format("etcd has no `--{}`", flag)});
    }
  }
}

}  // namespace linter::rules
