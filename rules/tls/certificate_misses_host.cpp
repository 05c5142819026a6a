#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/certificate.h"
#include "linter/k8s/tls.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule CertificateMissesHost() {
  return {
      .id = "certificate-misses-host",
      .severity = Severity::Error,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "certificate has no name for a host that is served with it",
      .why =
          "Every client of the host refuses the certificate. A wildcard covers exactly one "
          "label. Certificate and Ingress, or listener of a Gateway, are joined by the secret's "
          "name in one namespace and one folder.",
      .reference = "https://cert-manager.io/docs/usage/certificate/",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Certificate::Is(object) || !k8s::Certificate(object).whole()) {
    return;
  }
  const k8s::Certificate certificate(object);
  const auto names = certificate.names();
  for (const auto& host : k8s::HostsServedWith(certificate)) {
    const auto text = host.Text().value_or("");
    const bool covered = std::any_of(names.begin(), names.end(), [&](std::string_view name) {
      return k8s::CoversHost(name, text);
    });
    if (!covered) {
      report.Add({.span = certificate.dns_names().span(),
                  .message = fmt::format("certificate has no name for the host `{}`", text),
                  .labels = {{host.span(), "served with this certificate"}}});
    }
  }
}

}  // namespace linter::rules
