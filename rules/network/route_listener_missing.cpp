#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/gateway_route.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule RouteListenerMissing() {
  return {
      .id = "route-listener-missing",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "route hangs on a listener that its Gateway does not have",
      .why =
          "`sectionName` and `port` of a parent reference choose listeners of the Gateway. Where "
          "none is left the route is not accepted (`NoMatchingParent`), and its hosts answer with "
          "404. Judged where the Gateway stands beside the route, and in a closed world.",
      .reference = "https://gateway-api.sigs.k8s.io/api-types/httproute/#attaching-to-gateways",
      .since = "0.1",
      .checklist = {"IN-N-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::GatewayRoute::Is(object)) {
    return;
  }
  for (const auto& parent : k8s::GatewayRoute(object).parents()) {
    const bool chooses = parent.section().present() || parent.port().present();
    if (!chooses || !parent.Listeners().empty() || parent.gateway.listeners().empty()) {
      continue;
    }
    const auto wanted = parent.section().present() ? parent.section() : parent.port();
    report.Add({
        .span = wanted.span(),
        .message =
            fmt::format("{} has no listener {}`{}`", parent.gateway.object().Title(),
                        parent.section().present() ? "" : "on port ", wanted.Text().value_or("")),
        .labels = {{parent.gateway.object().spec()["listeners"].label(), "its listeners"}},
    });
  }
}

}  // namespace linter::rules
