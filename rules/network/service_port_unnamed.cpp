#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/service.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ServicePortUnnamed() {
  return {
      .id = "service-port-unnamed",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "one of several ports of a Service has no name",
      .why =
          "As soon as a Service has more than one port, each of them needs a name: the API server "
          "refuses it otherwise, as nothing could tell the ports of its endpoints apart. A single "
          "port may go without.",
      .reference =
          "https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services",
      .since = "0.1",
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto service = k8s::Service::Of(object);
  if (!service || service->ports().size() < 2) {
    return;
  }
  for (const auto& port : service->ports()) {
    if (port.slot.is_mapping() && !port.slot["name"].present()) {
      report.Add(
          {.span = port.slot.label(),
           .message = fmt::format("a port of {} has no name, beside others", object.Title())});
    }
  }
}

}  // namespace linter::rules
