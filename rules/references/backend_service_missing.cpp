#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/backend.h"
#include "linter/k8s/object.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule BackendServiceMissing() {
  return {
      .id = "backend-service-missing",
      .severity = Severity::Error,
      .precision = Precision::Medium,
      .summary = "Service that requests are sent to does not exist",
      .why =
          "An Ingress or a route answers every request with an error, a webhook stops what it was "
          "to check, an APIService breaks discovery for the whole cluster. The Service may stand "
          "elsewhere, so this is judged only in a closed world (`--closed-world`). Looked at are "
          "Ingresses, the routes of the Gateway API, webhooks, APIServices, and "
          "CustomResourceDefinitions that convert; backends that are no Services, and names that "
          "another tool fills in, are left alone.",
      .reference = "https://kubernetes.io/docs/concepts/services-networking/ingress/",
      .since = "0.1",
      .replaces = {"kube-linter:dangling-ingress", "kube-score:ingress-targets-service"},
      .checklist = {"IN-N-1"},
      .closed_world_only = true,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.project().closed()) {
    return;
  }
  for (const auto& backend : k8s::BackendsOf(object)) {
    if (k8s::ServicesOf(backend, object.project()).empty()) {
      report.Add({.span = backend.name.span(),
                  .message = fmt::format("namespace `{}` has no Service `{}`", backend.name_space,
                                         backend.name.Text().value_or(""))});
    }
  }
}

}  // namespace linter::rules
