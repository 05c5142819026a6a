#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/service.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ServicePortDuplicate() {
  return {
      .id = "service-port-duplicate",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "two ports of a Service are the same",
      .why =
          "The API server refuses a Service with two ports of one name, or two of one number and "
          "protocol. UDP and TCP on one number are fine, as name servers have them.",
      .reference =
          "https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services",
      .since = "0.1",
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto service = k8s::Service::Of(object);
  if (!service) {
    return;
  }
  const auto ports = service->ports();
  for (std::size_t i = 1; i < ports.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const auto name = ports[i].slot["name"];
      const bool named = name.present() && name.Text() == ports[j].slot["name"].Text();
      const bool same = ports[i].number() != 0 && ports[i].number() == ports[j].number() &&
                        ports[i].protocol() == ports[j].protocol();
      if (named || same) {
        report.Add({.span = (same ? ports[i].slot["port"] : name).span(),
                    .message = same ? fmt::format("{} has port {}/{} twice", object.Title(),
                                                  ports[i].number(), ports[i].protocol())
                                    : fmt::format("{} has two ports named `{}`", object.Title(),
                                                  name.Text().value_or("")),
                    .labels = {{ports[j].slot["port"].span(), "the other one"}}});
        break;
      }
    }
  }
}

}  // namespace linter::rules
