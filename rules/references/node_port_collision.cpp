#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/project.h"
#include "linter/k8s/service.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule NodePortCollision() {
  return {
      .id = "node-port-collision",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "two Services ask for one port of the nodes",
      .why =
          "The API server refuses the second one: a port of the nodes belongs to one Service of "
          "the whole cluster. UDP and TCP of one number are different ports. Told for Services of "
          "different names in one folder; copies for several environments and files of different "
          "folders are left alone.",
      .reference =
          "https://kubernetes.io/docs/concepts/services-networking/service/#nodeport-custom-port",
      .since = "0.1",
      .check = CheckObject,
  };
}

// An earlier Service of the run that has the port of the nodes; null where there is none.
static const k8s::Object* RivalOf(const k8s::Object& object, const k8s::ServicePort& port) {
  const auto wanted = port.slot["nodePort"].Int();
  if (!wanted || *wanted == 0) {
    return nullptr;
  }
  for (const auto* other : object.project().OfKind("Service")) {
    const auto rival = k8s::Service::Of(*other);
    if (other == &object) {
      return nullptr;
    }
    if (!rival || other->name() == object.name() || !other->SameFolder(object)) {
      continue;
    }
    for (const auto& taken : rival->ports()) {
      if (taken.slot["nodePort"].Int() == wanted && taken.protocol() == port.protocol()) {
        return other;
      }
    }
  }
  return nullptr;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto service = k8s::Service::Of(object);
  if (!service) {
    return;
  }
  for (const auto& port : service->ports()) {
    if (const auto* rival = RivalOf(object, port)) {
      report.Add({.span = port.slot["nodePort"].span(),
                  .message = fmt::format("port {} of the nodes belongs to {}",
                                         port.slot["nodePort"].Int().value_or(0), rival->Title()),
                  .labels = {{rival->name_span(), "the other Service"}}});
    }
  }
}

}  // namespace linter::rules
