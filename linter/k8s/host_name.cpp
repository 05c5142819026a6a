#include "linter/k8s/host_name.h"

#include <algorithm>

#include "linter/k8s/project.h"

namespace linter::k8s {

std::optional<Service> ServiceAt(std::string_view host, const Workload& workload) {
  const auto& object = workload.object();
  const auto dot = std::min(host.find('.'), host.size());
  const auto name = host.substr(0, dot);
  auto place = host.substr(std::min(dot + 1, host.size()));
  const auto end = std::min(place.find('.'), place.size());
  const auto rest = place.substr(end);
  if (!rest.empty() && !rest.starts_with(".svc")) {
    return std::nullopt;
  }
  place = place.empty() ? object.effective_namespace() : place.substr(0, end);
  for (const auto* found : object.project().Named("Service", name)) {
    const auto service = Service::Of(*found);
    if (service && found->effective_namespace() == place && found->SameFolder(object)) {
      return service;
    }
  }
  return std::nullopt;
}

}  // namespace linter::k8s
