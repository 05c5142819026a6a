#include "linter/k8s/monitor.h"

#include <algorithm>

#include "linter/k8s/project.h"
#include "linter/k8s/service.h"
#include "linter/k8s/workload.h"

namespace linter::k8s {

std::optional<Monitor> Monitor::Of(const Object& object) {
  const bool known = object.group() == "monitoring.coreos.com" &&
                     (object.kind() == "ServiceMonitor" || object.kind() == "PodMonitor");
  return known ? std::optional<Monitor>(Monitor(object)) : std::nullopt;
}

bool Monitor::LooksInto(const Object& other) const {
  const auto names = object_->spec()["namespaceSelector"];
  const auto listed = names["matchNames"].Items();
  if (names["any"].Bool() == true) {
    return true;
  }
  return listed.empty() ? object_->SameNamespace(other)
                        : std::any_of(listed.begin(), listed.end(), [&](const yaml::Slot& name) {
                            return name.Text() == other.effective_namespace();
                          });
}

bool Monitor::Selects(bool (*counts)(const Object& monitor, const Object& other)) const {
  const auto wanted = selector();
  const auto& project = object_->project();
  if (of_pods()) {
    const auto& all = project.workloads();
    return std::any_of(all.begin(), all.end(), [&](const Workload& workload) {
      return LooksInto(workload.object()) && counts(*object_, workload.object()) &&
             wanted.Matches(workload.pod_labels());
    });
  }
  const auto& all = project.OfKind("Service");
  return std::any_of(all.begin(), all.end(), [&](const Object* service) {
    return LooksInto(*service) && counts(*object_, *service) && wanted.Matches(service->labels());
  });
}

bool Monitor::SelectsAny() const {
  return Selects([](const Object&, const Object&) { return true; });
}

bool Monitor::SelectsSurely() const {
  return Selects([](const Object& monitor, const Object& other) {
    return monitor.project().closed() || monitor.SameFolder(other);
  });
}

bool Monitor::FindsPort(std::string_view name) const {
  const auto wanted = selector();
  const auto& project = object_->project();
  if (of_pods()) {
    const auto& all = project.workloads();
    return std::any_of(all.begin(), all.end(), [&](const Workload& workload) {
      return LooksInto(workload.object()) && wanted.Matches(workload.pod_labels()) &&
             NamedPort(workload, name);
    });
  }
  const auto& all = project.OfKind("Service");
  return std::any_of(all.begin(), all.end(), [&](const Object* object) {
    const auto service = Service::Of(*object);
    if (!service || !LooksInto(*object) || !wanted.Matches(object->labels())) {
      return false;
    }
    const auto ports = service->ports();
    return std::any_of(ports.begin(), ports.end(),
                       [&](const ServicePort& port) { return port.slot["name"].Text() == name; });
  });
}

}  // namespace linter::k8s
