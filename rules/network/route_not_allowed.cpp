#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/gateway_route.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule RouteNotAllowed() {
  return {
      .id = "route-not-allowed",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "no listener of the Gateway takes this route",
      .why =
          "A listener takes routes of its own namespace, and of the kinds of its protocol, unless "
          "`allowedRoutes` says otherwise. A route that no listener takes is not accepted "
          "(`NotAllowedByListeners`), and its hosts answer with 404. A route without a written "
          "namespace may be applied to any, and is judged by its kind only; so is one whose "
          "namespace has labels that the run does not show.",
      .reference =
          "https://gateway-api.sigs.k8s.io/guides/multiple-ns/#cross-namespace-route-attachment",
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
  for (const auto& parent : route.parents()) {
    const auto listeners = parent.Listeners();
    const auto takes_kind = [&](const auto& each) { return route.HasKindFor(each); };
    const auto takes = [&](const auto& each) {
      return takes_kind(each) &&
             (object.name_space().empty() || route.MayAttach(each, parent.gateway));
    };
    if (listeners.empty() || std::any_of(listeners.begin(), listeners.end(), takes)) {
      continue;
    }
    const bool kind = std::any_of(listeners.begin(), listeners.end(), takes_kind);
    const auto gateway = parent.gateway.object().Title();
    report.Add({.span = parent.slot["name"].span(),
                .message = kind ? fmt::format("{} takes no routes of namespace `{}`", gateway,
                                              object.effective_namespace())
                                : fmt::format("{} takes no {}", gateway, object.kind()),
                .labels = {{listeners.front().slot.label(), "the listener"}}});
  }
}

}  // namespace linter::rules
