#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule IstioGatewayWithoutCertificate() {
  return {
      .id = "istio-gateway-without-certificate",
      .severity = Severity::Error,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .summary = "Istio gateway ends TLS without a certificate",
      .why =
          "Istio refuses the Gateway: with the modes `SIMPLE` and `MUTUAL` the server needs "
          "`credentialName`, or the paths of a certificate and its key. `PASSTHROUGH`, "
          "`AUTO_PASSTHROUGH` and `ISTIO_MUTUAL` need none and are left alone.",
      .reference =
          "https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings",
      .since = "0.1",
      .checklist = {"IN-N-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("networking.istio.io", "Gateway")) {
    return;
  }
  for (const auto& server : object.spec()["servers"].Items()) {
    const auto mode = server["tls"]["mode"];
    const bool ends_here =
        mode.Text() == "SIMPLE" || mode.Text() == "MUTUAL" || mode.Text() == "OPTIONAL_MUTUAL";
    const auto tls = server["tls"];
    if (ends_here && !tls["credentialName"].present() && !tls["credentialNames"].present() &&
        !tls["serverCertificate"].present() && !tls["tlsCertificates"].present()) {
      report.Add(
          {.span = mode.span(),
           .message = fmt::format("Gateway `{}` ends TLS without a certificate", object.name())});
    }
  }
}

}  // namespace linter::rules
