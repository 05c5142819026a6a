#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "linter/k8s/gateway.h"
#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// One entry of `parentRefs` of a route, and the Gateway that it means.
struct RouteParent {
  yaml::Slot slot;
  Gateway gateway;

  yaml::Slot section() const { return slot["sectionName"]; }
  yaml::Slot port() const { return slot["port"]; }
  // The listeners that the entry names: all of them, or those of one name or port.
  std::vector<GatewayListener> Listeners() const;
};

// A route of the Gateway API; a view that its object outlives.
class GatewayRoute {
 public:
  static bool Is(const Object& object) {
    return object.group() == "gateway.networking.k8s.io" && object.kind().ends_with("Route");
  }
  explicit GatewayRoute(const Object& object) : object_(&object) {}

  // Those whose Gateway is in the run, in the same file or folder, or anywhere in a closed world.
  // Copies for several environments, of which none can be told to be meant, are left out.
  std::vector<RouteParent> parents() const;
  std::vector<yaml::Slot> hostnames() const { return object_->spec()["hostnames"].Items(); }
  // A listener takes routes of this kind.
  bool HasKindFor(const GatewayListener& listener) const;
  // A listener of the Gateway takes routes of this namespace; true where nobody can tell.
  bool MayAttach(const GatewayListener& listener, const Gateway& gateway) const;

 private:
  const Object* object_;
};

// Whether there are names that both mean; either may begin with `*.`, and is anything when empty.
bool HostsIntersect(std::string_view left, std::string_view right);

}  // namespace linter::k8s
