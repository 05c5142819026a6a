#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/backend.h"
#include "linter/k8s/object.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule BackendPortMissing() {
  return {
      .id = "backend-port-missing",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "Service has no port that requests are sent to",
      .why =
          "An Ingress or a route leads every request into an error, and nothing says so but the "
          "log of its controller. It takes the port of the Service, by number or by name, and not "
          "that of the container. Told where the run has the Service; of several of its name any "
          "may have the port. Webhooks, APIServices and CustomResourceDefinitions that convert are "
          "looked at as well. kube-score lets any number pass where the Service's port has no "
          "name.",
      .reference = "https://kubernetes.io/docs/concepts/services-networking/ingress/",
      .since = "0.1",
      .replaces = {"kube-linter:dangling-ingress", "kube-score:ingress-targets-service"},
      .checklist = {"IN-N-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& backend : k8s::BackendsOf(object)) {
    const auto services = k8s::ServicesOf(backend, object.project());
    const bool found =
        std::any_of(services.begin(), services.end(), [&](const k8s::Service& service) {
          return k8s::HasPort(service, backend) || service.ports().empty();
        });
    if (!services.empty() && !found) {
      report.Add({.span = backend.port.span(),
                  .message = fmt::format("{} has no port `{}`", services.front().object().Title(),
                                         backend.port.Text().value_or("")),
                  .labels = {{services.front().object().spec()["ports"].span(), "its ports"}}});
    }
  }
}

}  // namespace linter::rules
