#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule IstioGatewayPlainHttp() {
  return {
      .id = "istio-gateway-plain-http",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .security_severity = 4.0,
      .summary = "Istio gateway serves plain HTTP without a redirect",
      .why =
          "What clients send is readable on the way. `tls: {httpsRedirect: true}` on the server "
          "sends them to HTTPS. Gateways inside the cluster may do without, so this is not in "
          "the default profile.",
      .reference = "https://istio.io/latest/docs/reference/config/networking/gateway/",
      .since = "0.1",
      .checklist = {"SE-N-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("networking.istio.io", "Gateway")) {
    return;
  }
  for (const auto& server : object.spec()["servers"].Items()) {
    const auto protocol = server["port"]["protocol"];
    if (protocol.Text() == "HTTP" && server["tls"]["httpsRedirect"].Bool() != true) {
      report.Add({.span = protocol.span(),
                  .message = fmt::format("Gateway `{}` serves plain HTTP", object.name())});
    }
  }
}

}  // namespace linter::rules
