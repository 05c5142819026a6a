#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/kubelet.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule KubeletServingCertificateMissing() {
  return {
      .id = "kubelet-serving-certificate-missing",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .security_severity = 4.0,
      .summary = "kubelet shows a certificate that it signed itself",
      .why =
          "A kubelet without `tlsCertFile` and `tlsPrivateKeyFile`, and without "
          "`serverTLSBootstrap` which asks the cluster for one, signs its own: the API server "
          "cannot tell it from anybody else on the way, and `metrics-server` must be told not to "
          "check. trivy additionally asks for file names that end in `.crt` and `.key`; any will "
          "do.",
      .reference =
          "https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/",
      .since = "0.1",
      .replaces = {"trivy:KCV-0088", "trivy:KCV-0089", "checkov:CKV_K8S_148"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& kubelet : k8s::Kubelet::In(object)) {
    const auto bootstrap = kubelet.Find("rotate-server-certificates", {"serverTLSBootstrap"});
    if (!kubelet.complete() || bootstrap.Bool() == true) {
      continue;
    }
    const auto certificate = kubelet.Find("tls-cert-file", {"tlsCertFile"});
    const auto key = kubelet.Find("tls-private-key-file", {"tlsPrivateKeyFile"});
    const bool lacks_certificate = certificate.text.value_or("").empty();
    if (lacks_certificate || key.text.value_or("").empty()) {
      report.Add({.span = lacks_certificate ? certificate.span : key.span,
                  .message = fmt::format("{} has no {} to serve with", kubelet.Title(),
                                         lacks_certificate ? "certificate" : "private key")});
    }
  }
}

}  // namespace linter::rules
