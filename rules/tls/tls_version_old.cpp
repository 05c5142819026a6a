#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/tls.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule TlsVersionOld() {
  return {
      .id = "tls-version-old",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 6.0,
      .summary = "TLS older than 1.2 is accepted",
      .why =
          "TLS 1.0 and 1.1 are broken in known ways and forbidden by every audit; no client of "
          "today needs them. Looked at wherever shoal knows the setting: ingress-nginx, "
          "Traefik, Istio, Contour, Envoy Gateway, Emissary, OpenShift, AWS load balancers, the "
          "Prometheus operator, the kubelet, and the flags of Kubernetes components.",
      .reference = "https://datatracker.ietf.org/doc/html/rfc8996",
      .since = "0.1",
      .checklist = {"SE-N-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& bound : k8s::TlsSettingsOf(object).oldest) {
    if (bound.version < k8s::TlsVersion::Tls12) {
      report.Add({.span = bound.slot.span(),
                  .message = fmt::format("{} accepts {}", object.Title(), Name(bound.version))});
    }
  }
}

}  // namespace linter::rules
