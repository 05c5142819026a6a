#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
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
          "A `targetPort` by name is looked up in each pod, and a pod whose containers declare no "
          "port of that name is left out of the endpoints. When that is all of them the port leads "
          "nowhere. One workload of several that has the port is enough; native sidecars count. "
          "Services whose pods stand outside of the run, Jobs and hooks of Helm are left alone.",
      .reference =
          "https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports",
      .since = "0.1",
      .replaces = {"kics:3ca03a61-3249-4c16-8427-6f8e47dda729"},
      .checklist = {"IN-N-1"},
      .check = CheckObject,
  };
}

// Whether a workload is whole, and written where the Service is: a base whose patches stand in
// another folder is not.
static bool Together(const k8s::Workload& workload, const k8s::Object& service) {
  return !k8s::MayBePatch(workload) &&
         (workload.project().closed() || workload.object().SameFolder(service));
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto service = k8s::Service::Of(object);
  if (!service) {
    return;
  }
  auto servers = service->Selected();
  std::erase_if(servers, [](const k8s::Workload* workload) {
    return workload->batch() || workload->helm_hook() || workload->containers().empty();
  });
  for (const auto& port : service->ports()) {
    const auto name = port.target_name();
    if (name.empty() || servers.empty() || !Together(*servers.front(), object) ||
        std::any_of(servers.begin(), servers.end(), [&](const k8s::Workload* workload) {
          return k8s::NamedPort(*workload, name).has_value();
        })) {
      continue;
    }
    const auto title = servers.front()->object().Title();
    report.Add({
        .span = port.target().span(),
        .message = fmt::format("no container of {} has a port `{}`", title, name),
        .labels = {{servers.front()->object().name_span(),
                    fmt::format("selected by {}", object.Title())}},
    });
  }
}

}  // namespace linter::rules
