#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/backend.h"
#include "linter/k8s/object.h"
#include "linter/k8s/project.h"

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
          "may have the port. Of an open world only the Services of the same folder count: others "
          "may belong to another environment. Webhooks, APIServices and CustomResourceDefinitions "
          "that convert are "
          "looked at as well. kube-score lets any number pass where the Service's port has no "
          "name.",
      .reference = "https://kubernetes.io/docs/concepts/services-networking/ingress/",
      .since = "0.1",
      .replaces = {"kube-linter:dangling-ingress", "kube-score:ingress-targets-service"},
      .checklist = {"IN-N-1"},
      .check = CheckObject,
  };
}

// Whether one of the Services is surely the one that is meant: written in the same folder.
// Elsewhere stand those of other environments.
static bool Certain(const std::vector<k8s::Service>& services, const k8s::Object& object) {
  return object.project().closed() ||
         std::any_of(services.begin(), services.end(), [&](const k8s::Service& service) {
           return service.object().SameFolder(object);
         });
}

static void CheckObject(const k8s::Object& object, Report& report) {
  for (const auto& backend : k8s::BackendsOf(object)) {
    const auto services = k8s::ServicesOf(backend, object.project());
    const bool found =
        std::any_of(services.begin(), services.end(), [&](const k8s::Service& service) {
          return k8s::HasPort(service, backend) || service.ports().empty();
        });
    if (Certain(services, object) && !services.empty() && !found) {
      report.Add({.span = backend.port.span(),
                  .message = fmt::format("{} has no port `{}`", services.front().object().Title(),
                                         backend.port.Text().value_or("")),
                  .labels = {{services.front().object().spec()["ports"].span(), "its ports"}}});
    }
  }
}

}  // namespace linter::rules
