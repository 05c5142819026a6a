#pragma once

#include <string_view>
#include <vector>

#include "linter/k8s/object.h"
#include "linter/k8s/service.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

// A place where an object sends requests to a Service by its name.
struct Backend {
  yaml::Slot name;
  // Of the Service.
  std::string_view name_space;
  // A number or a name; absent where the kind has a default.
  yaml::Slot port;
};

// Of an Ingress, a route of the Gateway API, a webhook, an APIService, or a
// CustomResourceDefinition that converts. Names that another tool fills in are left out.
std::vector<Backend> BackendsOf(const Object& object);

// The Services of the run that a backend may mean.
std::vector<Service> ServicesOf(const Backend& backend, const Project& project);

// Whether a Service has the port that a backend names; true where it names none.
bool HasPort(const Service& service, const Backend& backend);

}  // namespace linter::k8s
