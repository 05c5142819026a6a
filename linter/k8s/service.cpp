#include "linter/k8s/service.h"

#include <algorithm>
#include <utility>

#include "linter/k8s/project.h"

namespace linter::k8s {

std::string_view ServicePort::target_name() const {
  return target().Int() ? "" : target().Text().value_or("");
}

std::optional<std::int64_t> ServicePort::target_number() const {
  if (!target().present()) {
    return number();
  }
  return target().Int();
}

std::optional<Service> Service::Of(const Object& object) {
  return object.Is("", "Service") ? std::optional<Service>(Service(object)) : std::nullopt;
}

std::vector<ServicePort> Service::ports() const {
  std::vector<ServicePort> ports;
  for (const auto& item : object_->spec()["ports"].Items()) {
    ports.push_back({item});
  }
  return ports;
}

bool Service::Selects(const Workload& workload) const {
  const auto wanted = selector();
  return !wanted.empty() && workload.kind() != WorkloadKind::PodTemplate &&
         object_->SameNamespace(workload.object()) && wanted.Matches(workload.pod_labels());
}

std::vector<const Workload*> Service::Selected() const {
  const auto wanted = selector();
  if (wanted.empty()) {
    return {};
  }
  auto selected = object_->project().Matching(wanted, *object_);
  std::erase_if(selected, [](const Workload* workload) {
    return workload->kind() == WorkloadKind::PodTemplate;
  });
  return Nearest(*object_, std::move(selected));
}

bool HasWrittenEndpoints(const Service& service) {
  const auto& object = service.object();
  const auto slices = object.project().OfKind("EndpointSlice", object);
  return object.project().Find("Endpoints", object.name(), object) != nullptr ||
         std::any_of(slices.begin(), slices.end(), [&](const Object* slice) {
           const auto labels = slice->labels();
           const auto* label = labels.Find("kubernetes.io/service-name");
           return label != nullptr && label->value == object.name();
         });
}

std::vector<Service> ServicesFor(const Workload& workload) {
  std::vector<Service> services;
  for (const auto* object : workload.project().Selecting("Service", workload)) {
    const auto service = Service::Of(*object);
    if (service && service->Selects(workload)) {
      services.push_back(*service);
    }
  }
  return services;
}

std::optional<ContainerPort> NamedPort(const Workload& workload, std::string_view name) {
  for (const auto& container : workload.containers()) {
    for (const auto& port : container.ports()) {
      if (port.name() == name) {
        return port;
      }
    }
  }
  return std::nullopt;
}

bool DeclaresPort(const Workload& workload, std::int64_t number) {
  for (const auto& container : workload.containers()) {
    for (const auto& port : container.ports()) {
      if (port.number() == number) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace linter::k8s
