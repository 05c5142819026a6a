#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/gateway.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule GatewayListenerWithoutCertificate() {
  return {
      .id = "gateway-listener-without-certificate",
      .severity = Severity::Error,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "Gateway listener ends TLS without a certificate",
      .why =
          "The listener never becomes ready: with `mode: Terminate`, the default, the Gateway "
          "needs `certificateRefs`, or `options` of its implementation. `mode: Passthrough` "
          "leaves TLS to the backend and is left alone, and so is a Gateway with a certificate map "
          "of GKE.",
      .reference = "https://gateway-api.sigs.k8s.io/guides/tls/",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const bool certificate_map =
      object.metadata()["annotations"]["networking.gke.io/certmap"].present();
  if (!k8s::Gateway::Is(object) || certificate_map) {
    return;
  }
  for (const auto& listener : k8s::Gateway(object).listeners()) {
    const auto tls = listener.tls();
    if (listener.ends_tls() && listener.certificates().empty() && !tls["options"].present()) {
      report.Add({.span = tls.present() ? tls.span() : listener.protocol().span(),
                  .message = fmt::format("listener `{}` has no certificate", listener.name())});
    }
  }
}

}  // namespace linter::rules
