#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/backend.h"
#include "linter/k8s/gateway_route.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule BackendReferenceUngranted() {
  return {
      .id = "backend-reference-ungranted",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "route sends to a Service of a namespace that does not grant it",
      .why =
          "A route may use a Service of another namespace only where a ReferenceGrant in that "
          "namespace says so; without one its requests are answered with 500 "
          "(`RefNotPermitted`). Judged where the Service stands beside the route, whose grant "
          "would stand there, too, and in a closed world.",
      .reference = "https://gateway-api.sigs.k8s.io/api-types/referencegrant/",
      .since = "0.1",
      .checklist = {"IN-N-1"},
      .check = CheckObject,
  };
}

static bool Grants(const k8s::Object& grant, const k8s::Object& route, std::string_view service) {
  const auto from = grant.spec()["from"].Items();
  const auto to = grant.spec()["to"].Items();
  return std::any_of(from.begin(), from.end(),
                     [&](const yaml::Slot& each) {
                       return each["kind"].Text() == route.kind() &&
                              each["namespace"].Text() == route.effective_namespace();
                     }) &&
         std::any_of(to.begin(), to.end(), [&](const yaml::Slot& each) {
           return each["kind"].Text() == "Service" &&
                  each["name"].Text().value_or(service) == service;
         });
}

static bool IsGranted(const k8s::Backend& backend, const k8s::Object& route) {
  const auto& grants = route.project().OfKind("ReferenceGrant");
  return std::any_of(grants.begin(), grants.end(), [&](const k8s::Object* grant) {
    return grant->effective_namespace() == backend.name_space &&
           Grants(*grant, route, backend.name.Text().value_or(""));
  });
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!k8s::GatewayRoute::Is(object) || object.name_space().empty()) {
    return;
  }
  for (const auto& backend : k8s::BackendsOf(object)) {
    const auto services = k8s::ServicesOf(backend, object.project());
    const bool beside = std::any_of(services.begin(), services.end(), [&](const auto& each) {
      return each.object().SameFolder(object);
    });
    if (backend.name_space != object.effective_namespace() && !IsGranted(backend, object) &&
        (beside || object.project().closed())) {
      report.Add(
          {.span = backend.name.span(),
           .message = fmt::format("no ReferenceGrant lets {} use Service `{}/{}`", object.Title(),
                                  backend.name_space, backend.name.Text().value_or(""))});
    }
  }
}

}  // namespace linter::rules
