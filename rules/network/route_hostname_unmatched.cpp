#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/gateway_route.h"
#include "linter/k8s/placeholder.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule RouteHostnameUnmatched() {
  return {
      .id = "route-hostname-unmatched",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "no listener of the Gateway serves a host of the route",
      .why =
          "A route serves those of its `hostnames` that a listener has, too. The others are passed "
          "over without a word, and a route that has no others is not accepted "
          "(`NoMatchingListenerHostname`). `*.example.com` of a listener covers "
          "`shop.example.com` and `a.b.example.com`, not `example.com`. Judged where all "
          "Gateways of the route stand beside it, and in a closed world.",
      .reference =
          "https://gateway-api.sigs.k8s.io/reference/spec/#gateway.networking.k8s.io/v1.Hostname",
      .since = "0.1",
      .checklist = {"IN-N-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::GatewayRoute::Is(object)) {
    return;
  }
  const k8s::GatewayRoute route(object);
  const auto parents = route.parents();
  std::vector<k8s::GatewayListener> listeners;
  for (const auto& parent : parents) {
    const auto chosen = parent.Listeners();
    // A reference that chooses nothing has a finding of its own.
    if (chosen.empty()) {
      return;
    }
    listeners.insert(listeners.end(), chosen.begin(), chosen.end());
  }
  if (parents.empty() || parents.size() != object.spec()["parentRefs"].size()) {
    return;
  }
  for (const auto& host : route.hostnames()) {
    const auto name = host.Text().value_or("");
    const bool served = std::any_of(listeners.begin(), listeners.end(), [&](const auto& each) {
      return k8s::HostsIntersect(name, each.hostname().Text().value_or(""));
    });
    if (!served && !k8s::StandsForAnother(name)) {
      report.Add({.span = host.span(),
                  .message = fmt::format("{} has no listener for `{}`",
                                         parents.front().gateway.object().Title(), name),
                  .labels = {{listeners.front().hostname().span(), "what it serves"}}});
    }
  }
}

}  // namespace linter::rules
