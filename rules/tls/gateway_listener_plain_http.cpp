#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/project.h"

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

// A route of the run that sends the clients of a listener to HTTPS.
static bool Redirects(const k8s::Object& gateway, const yaml::Slot& listener) {
  const auto attached = [&](const k8s::Object& route) {
    const auto parents = route.spec()["parentRefs"].Items();
    return std::any_of(parents.begin(), parents.end(), [&](const yaml::Slot& parent) {
      const auto section = parent["sectionName"];
      return parent["name"].Text() == gateway.name() &&
             (!section.present() || section.Text() == listener["name"].Text());
    });
  };
  for (const auto* route : gateway.project().OfKind("HTTPRoute")) {
    for (const auto& rule : route->spec()["rules"].Items()) {
      for (const auto& filter : rule["filters"].Items()) {
        if (filter["requestRedirect"]["scheme"].Text() == "https" && attached(*route)) {
          return true;
        }
      }
    }
  }
  return false;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.Is("gateway.networking.k8s.io", "Gateway")) {
    return;
  }
  for (const auto& listener : object.spec()["listeners"].Items()) {
    const auto protocol = listener["protocol"];
    if (protocol.Text() == "HTTP" && !Redirects(object, listener)) {
      report.Add({.span = protocol.span(),
                  .message = fmt::format("listener `{}` serves plain HTTP",
                                         listener["name"].Text().value_or(""))});
    }
  }
}

}  // namespace linter::rules
