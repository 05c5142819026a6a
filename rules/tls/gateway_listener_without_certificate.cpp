#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

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
          "leaves TLS to the backend and is left alone.",
      .reference = "https://gateway-api.sigs.k8s.io/guides/tls/",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("gateway.networking.k8s.io", "Gateway")) {
    return;
  }
  for (const auto& listener : object.spec()["listeners"].Items()) {
    const auto protocol = listener["protocol"].Text().value_or("");
    const auto tls = listener["tls"];
    const bool ends_here = protocol == "HTTPS" || protocol == "TLS";
    if (ends_here && tls["mode"].Text() != "Passthrough" && tls["certificateRefs"].size() == 0 &&
        !tls["options"].present()) {
      report.Add({.span = tls.present() ? tls.span() : listener["protocol"].span(),
                  .message = fmt::format("listener `{}` has no certificate",
                                         listener["name"].Text().value_or(""))});
    }
  }
}

}  // namespace linter::rules
