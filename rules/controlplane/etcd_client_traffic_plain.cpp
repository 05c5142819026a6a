#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/component.h"
#include "linter/k8s/loopback.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule EtcdClientTrafficPlain() {
  return {
      .id = "etcd-client-traffic-plain",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 8.0,
      .summary = "etcd talks to its clients without TLS",
      .why =
          "etcd holds every Secret of the cluster. Over `http://` anybody on the way reads and "
          "changes them, and without a certificate an `https://` address does not work. Addresses "
          "of the loopback interface, to which etcd listens where `--listen-client-urls` is not "
          "written, are left alone, and so are files and `--auto-tls`, which `etcd-certificate- "
          "self-signed` speaks of.",
      .reference = "https://etcd.io/docs/v3.5/op-guide/security/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0042", "checkov:CKV_K8S_116",
                   "kics:075ca296-6768-4322-aea2-ba5063b969a9"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto etcd = k8s::Component::Of(container, k8s::ComponentKind::Etcd);
  if (!etcd) {
    return;
  }
  bool secured = false;
  for (const auto& url : etcd->Items("listen-client-urls")) {
    secured = secured || url.text.rfind("https://", 0) == 0;
    if (k8s::IsOpenPlainUrl(url.text)) {
      report.Add({.span = url.slot.span(),
                  .message = fmt::format("etcd listens at `{}` without TLS", url.text)});
    }
  }
  // One half of a pair is a mistake wherever etcd listens.
  const bool half = etcd->Has("cert-file") != etcd->Has("key-file");
  for (const auto* flag : {"cert-file", "key-file"}) {
    if ((secured || half) && etcd->Lacks(flag) && etcd->Bool("auto-tls") != true) {
      report.Add({.span = etcd->span(secured && !etcd->Has(flag) ? "listen-client-urls" : flag),
                  .message = fmt::format("etcd has no `--{}`", flag)});
    }
  }
}

}  // namespace linter::rules
