#include "linter/k8s/gateway_route.h"

#include <algorithm>
#include <string>

#include "linter/k8s/labels.h"
#include "linter/k8s/project.h"

namespace linter::k8s {

std::vector<GatewayListener> RouteParent::Listeners() const {
  auto listeners = gateway.listeners();
  std::erase_if(listeners, [&](const GatewayListener& listener) {
    return (section().present() && section().Text() != listener.name()) ||
           (port().present() && port().Int() != listener.slot["port"].Int());
  });
  return listeners;
}

static std::optional<Gateway> GatewayOf(const yaml::Slot& parent, const Object& route) {
  const bool gateway =
      parent["kind"].Text().value_or("Gateway") == "Gateway" &&
      parent["group"].Text().value_or("gateway.networking.k8s.io") == "gateway.networking.k8s.io";
  const auto name = parent["name"].Text().value_or("");
  const auto space = parent["namespace"].Text().value_or(route.effective_namespace());
  std::vector<const Object*> found;
  for (const auto* each :
       gateway ? route.project().Named("Gateway", name) : std::vector<const Object*>{}) {
    const bool near = route.project().closed() || each->SameFolder(route);
    if (Gateway::Is(*each) && each->effective_namespace() == space && near) {
      found.push_back(each);
    }
  }
  return found.size() == 1 ? std::optional(Gateway(*found.front())) : std::nullopt;
}

std::vector<RouteParent> GatewayRoute::parents() const {
  std::vector<RouteParent> parents;
  for (const auto& slot : object_->spec()["parentRefs"].Items()) {
    if (const auto gateway = GatewayOf(slot, *object_)) {
      parents.push_back({slot, *gateway});
    }
  }
  return parents;
}

// What a listener takes where it names no kinds.
static bool Carries(std::string_view protocol, std::string_view kind, const yaml::Slot& tls) {
  if (protocol == "HTTP" || protocol == "HTTPS") {
    return kind == "HTTPRoute" || kind == "GRPCRoute";
  }
  if (protocol == "TLS") {
    return kind == "TLSRoute" || (kind == "TCPRoute" && tls["mode"].Text() != "Passthrough");
  }
  // Protocols of an implementation's own take what they like.
  return (protocol != "TCP" && protocol != "UDP") || kind == std::string(protocol) + "Route";
}

bool GatewayRoute::HasKindFor(const GatewayListener& listener) const {
  const auto kinds = listener.slot["allowedRoutes"]["kinds"].Items();
  if (kinds.empty()) {
    return Carries(listener.protocol().Text().value_or(""), object_->kind(), listener.tls());
  }
  return std::any_of(kinds.begin(), kinds.end(), [&](const yaml::Slot& each) {
    return each["kind"].Text() == object_->kind();
  });
}

bool GatewayRoute::MayAttach(const GatewayListener& listener, const Gateway& gateway) const {
  const auto namespaces = listener.slot["allowedRoutes"]["namespaces"];
  const auto from = namespaces["from"].Text().value_or("Same");
  if (from == "Same") {
    return object_->SameNamespace(gateway.object());
  }
  if (from != "Selector") {
    return from != "None";
  }
  // Every namespace has this label, and few write it.
  if (const auto name = namespaces["selector"]["matchLabels"]["kubernetes.io/metadata.name"].Text();
      name && name != object_->effective_namespace()) {
    return false;
  }
  const auto* space =
      object_->project().FindAnywhere("Namespace", object_->effective_namespace(), *object_);
  const auto selector = Selector::Of(namespaces["selector"]);
  return space == nullptr || !selector.present() ||
         selector.Text().find("kubernetes.io/metadata.name") != std::string::npos ||
         selector.Matches(space->labels());
}

bool HostsIntersect(std::string_view left, std::string_view right) {
  if (left.empty() || right.empty() || left == "*" || right == "*") {
    return true;
  }
  const auto covers = [](std::string_view wild, std::string_view name) {
    // A wildcard stands for one label or more.
    return wild.starts_with("*.") && name.ends_with(wild.substr(1));
  };
  return left == right || covers(left, right) || covers(right, left);
}

}  // namespace linter::k8s
