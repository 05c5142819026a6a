#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// One `destination` of a VirtualService of Istio.
struct MeshDestination {
  yaml::Slot slot;

  yaml::Slot host() const { return slot["host"]; }
  yaml::Slot subset() const { return slot["subset"]; }
};

// Of its `http`, `tcp` and `tls` routes, mirrors included.
std::vector<MeshDestination> DestinationsOf(const Object& virtual_service);

// A host as `service.namespace`, where it is a Service of the cluster: `web`, `web.shop` and
// `web.shop.svc.cluster.local` written in an object of namespace `shop` are the same. Any other
// host as it is.
std::string MeshHost(std::string_view host, const Object& written_in);

// The DestinationRules of the run for a host, whatever their namespace.
std::vector<const Object*> DestinationRules(std::string_view host, const Object& written_in);

}  // namespace linter::k8s
