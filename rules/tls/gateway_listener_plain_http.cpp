#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/gateway.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule GatewayListenerPlainHttp() {
  return {
      .id = "gateway-listener-plain-http",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .security_severity = 4.0,
      .summary = "Gateway listener serves plain HTTP",
      .why =
          "What clients send over this listener is readable on the way. A listener whose only "
          "work is to redirect is fine: an HTTPRoute of the run with `requestRedirect: {scheme: "
          "https}` on it counts. The route may live elsewhere, so this is not in the default "
          "profile.",
      .reference = "https://gateway-api.sigs.k8s.io/guides/http-redirect-rewrite/",
      .since = "0.1",
      .checklist = {"SE-N-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::Gateway::Is(object)) {
    return;
  }
  const k8s::Gateway gateway(object);
  for (const auto& listener : gateway.listeners()) {
    if (listener.protocol().Text() == "HTTP" && !gateway.Redirects(listener)) {
      report.Add({.span = listener.protocol().span(),
                  .message = fmt::format("listener `{}` serves plain HTTP", listener.name())});
    }
  }
}

}  // namespace linter::rules
