#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/service.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ServicePortNameUndefined() {
  return {
      .id = "service-port-name-undefined",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "target port of a Service is a name that no selected container has",
      .why =
          "A `targetPort` by name is looked up in each pod. A pod whose containers declare no "
          "port of that name is left out of the endpoints, and when that is all of them the "
          "port leads nowhere. Also speaks where one selector picks several workloads, such as "
          "an API and its worker, and only some have the port. Native sidecars count; Services "
          "whose pods stand outside of the run are left alone.",
      .reference =
          "https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports",
      .since = "0.1",
      .replaces = {"kics:3ca03a61-3249-4c16-8427-6f8e47dda729"},
      .checklist = {"IN-N-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto service = k8s::Service::Of(object);
  if (!service) {
    return;
  }
  for (const auto& port : service->ports()) {
    const auto name = port.target_name();
    if (name.empty()) {
      continue;
    }
    for (const auto* workload : service->Selected()) {
      // Pods of Jobs come and go, and a template without containers is a piece of one.
      if (workload->batch() || workload->containers().empty() ||
          !workload->object().SameFolder(object) || k8s::NamedPort(*workload, name)) {
        continue;
      }
      report.Add({
          .span = port.target().span(),
          .message =
              fmt::format("no container of {} has a port `{}`", workload->object().Title(), name),
          .labels = {{workload->object().name_span(),
                      fmt::format("selected by {}", object.Title())}},
      });
    }
  }
}

}  // namespace linter::rules
