#include "linter/k8s/mesh.h"

#include <fmt/format.h>

#include "linter/k8s/project.h"

namespace linter::k8s {

static void AddRoute(const yaml::Slot& route, std::vector<MeshDestination>& destinations) {
  for (const auto& each : route["route"].Items()) {
    destinations.push_back({each["destination"]});
  }
  for (const auto& each : route["mirrors"].Items()) {
    destinations.push_back({each["destination"]});
  }
  if (route["mirror"].is_mapping()) {
    destinations.push_back({route["mirror"]});
  }
}

std::vector<MeshDestination> DestinationsOf(const Object& virtual_service) {
  std::vector<MeshDestination> destinations;
  for (const auto* protocol : {"http", "tcp", "tls"}) {
    for (const auto& route : virtual_service.spec()[protocol].Items()) {
      AddRoute(route, destinations);
    }
  }
  return destinations;
}

std::string MeshHost(std::string_view host, const Object& written_in) {
  constexpr std::string_view Cluster = ".svc.cluster.local";
  if (host.ends_with(Cluster)) {
    return std::string(host.substr(0, host.size() - Cluster.size()));
  }
  return host.find('.') == std::string_view::npos
             ? fmt::format("{}.{}", host, written_in.effective_namespace())
             : std::string(host);
}

std::vector<const Object*> DestinationRules(std::string_view host, const Object& written_in) {
  const auto wanted = MeshHost(host, written_in);
  std::vector<const Object*> rules;
  for (const auto* rule : written_in.project().OfKind("DestinationRule")) {
    const auto text = rule->spec()["host"].Text().value_or("");
    if (rule->group() == "networking.istio.io" && MeshHost(text, *rule) == wanted) {
      rules.push_back(rule);
    }
  }
  return rules;
}

}  // namespace linter::k8s
