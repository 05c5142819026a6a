#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "linter/k8s/labels.h"
#include "linter/k8s/object.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// One entry of a Service's `ports`.
struct ServicePort {
  yaml::Slot slot;

  std::int64_t number() const { return slot["port"].Int().value_or(0); }
  std::string_view protocol() const { return slot["protocol"].Text().value_or("TCP"); }
  // A number or a name; what is absent stands for the port's own number.
  yaml::Slot target() const { return slot["targetPort"]; }
  // The name of a container's port; empty where the target is a number.
  std::string_view target_name() const;
  // Empty where the target is a name.
  std::optional<std::int64_t> target_number() const;
};

// A core Service.
class Service {
 public:
  static std::optional<Service> Of(const Object& object);

  const Object& object() const { return *object_; }
  Selector selector() const { return Selector::OfMap(object_->spec()["selector"]); }
  std::vector<ServicePort> ports() const;
  bool external_name() const { return object_->spec()["type"].Text() == "ExternalName"; }
  bool headless() const { return object_->spec()["clusterIP"].Text() == "None"; }
  // Has a selector, and it picks pods of this workload.
  bool Selects(const Workload& workload) const;
  // The nearest ones.
  std::vector<const Workload*> Selected() const;

 private:
  explicit Service(const Object& object) : object_(&object) {}

  const Object* object_;
};

// Whether the run has Endpoints or an EndpointSlice for a Service, written by hand.
bool HasWrittenEndpoints(const Service& service);

// The Services of the run that select a workload.
std::vector<Service> ServicesFor(const Workload& workload);

// The port that a container of the workload declares under a name.
std::optional<ContainerPort> NamedPort(const Workload& workload, std::string_view name);
// Whether a container of the workload declares a number.
bool DeclaresPort(const Workload& workload, std::int64_t number);

}  // namespace linter::k8s
