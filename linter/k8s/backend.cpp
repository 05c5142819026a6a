#include "linter/k8s/backend.h"

#include <algorithm>

#include "linter/k8s/ingress.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"

namespace linter::k8s {

static void Add(const Backend& backend, std::vector<Backend>& backends) {
  const auto name = backend.name.Text().value_or("");
  if (!name.empty() && !StandsForAnother(name) &&
      !StandsForAnother(backend.port.Text().value_or(""))) {
    backends.push_back(backend);
  }
}

// One `backend` of an Ingress, in its new form or the one before `networking.k8s.io/v1`.
static void AddOfIngress(const yaml::Slot& slot, const Object& object,
                         std::vector<Backend>& backends) {
  const auto service = slot["service"];
  if (service.present()) {
    const auto port = service["port"];
    Add({service["name"], object.effective_namespace(),
         port["name"].present() ? port["name"] : port["number"]},
        backends);
  } else {
    Add({slot["serviceName"], object.effective_namespace(), slot["servicePort"]}, backends);
  }
}

static void AddIngress(const Object& object, std::vector<Backend>& backends) {
  AddOfIngress(object.spec()["defaultBackend"], object, backends);
  AddOfIngress(object.spec()["backend"], object, backends);
  for (const auto& rule : object.spec()["rules"].Items()) {
    for (const auto& path : rule["http"]["paths"].Items()) {
      AddOfIngress(path["backend"], object, backends);
    }
  }
}

static void AddRoute(const Object& object, std::vector<Backend>& backends) {
  for (const auto& rule : object.spec()["rules"].Items()) {
    for (const auto& reference : rule["backendRefs"].Items()) {
      if (reference["kind"].Text().value_or("Service") == "Service" &&
          reference["group"].Text().value_or("").empty()) {
        Add({reference["name"],
             reference["namespace"].Text().value_or(object.effective_namespace()),
             reference["port"]},
            backends);
      }
    }
  }
}

static void AddClient(const yaml::Slot& service, std::vector<Backend>& backends) {
  Add({service["name"], service["namespace"].Text().value_or(""), service["port"]}, backends);
}

std::vector<Backend> BackendsOf(const Object& object) {
  std::vector<Backend> backends;
  if (Ingress::Is(object)) {
    AddIngress(object, backends);
  } else if (object.group() == "gateway.networking.k8s.io" && object.kind().ends_with("Route")) {
    AddRoute(object, backends);
  } else if (object.group() == "admissionregistration.k8s.io") {
    for (const auto& webhook : object["webhooks"].Items()) {
      AddClient(webhook["clientConfig"]["service"], backends);
    }
  } else if (object.Is("apiregistration.k8s.io", "APIService")) {
    AddClient(object.spec()["service"], backends);
  } else if (object.Is("apiextensions.k8s.io", "CustomResourceDefinition")) {
    AddClient(object.spec()["conversion"]["webhook"]["clientConfig"]["service"], backends);
  }
  return backends;
}

std::vector<Service> ServicesOf(const Backend& backend, const Project& project) {
  std::vector<Service> services;
  for (const auto* object : project.Named("Service", backend.name.Text().value_or(""))) {
    const auto service = Service::Of(*object);
    if (service && object->effective_namespace() == backend.name_space) {
      services.push_back(*service);
    }
  }
  return services;
}

bool HasPort(const Service& service, const Backend& backend) {
  const auto number = backend.port.Int();
  const auto name = backend.port.Text().value_or("");
  const auto ports = service.ports();
  return name.empty() || std::any_of(ports.begin(), ports.end(), [&](const ServicePort& port) {
           return number ? port.number() == *number : port.slot["name"].Text() == name;
         });
}

}  // namespace linter::k8s
