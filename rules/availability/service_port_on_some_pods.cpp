#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
#include "linter/k8s/service.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ServicePortOnSomePods() {
  return {
      .id = "service-port-on-some-pods",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "Service sends requests to a workload that has no such port",
      .why =
          "A selector that matches an API and its worker, which share a label, sends a fixed share "
          "of all requests to pods that refuse them. Told where one of the selected workloads of a "
          "folder declares the number of a port and another one does not. Where none declares it, "
          "or the port goes by its name, which only pods that have it are asked for, nothing is "
          "said; Jobs and hooks are left alone.",
      .reference = "https://kubernetes.io/docs/concepts/services-networking/service/",
      .since = "0.1",
      .checklist = {"IN-N-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto service = k8s::Service::Of(object);
  if (!service) {
    return;
  }
  auto servers = service->Selected();
  std::erase_if(servers, [&](const k8s::Workload* workload) {
    return workload->batch() || workload->helm_hook() || k8s::MayBePatch(*workload) ||
           workload->replicas() == 0 || !workload->object().SameFolder(object);
  });
  for (const auto& port : service->ports()) {
    const auto number = port.target_number();
    const auto declares = [&](const auto* each) { return k8s::DeclaresPort(*each, *number); };
    if (!number || std::none_of(servers.begin(), servers.end(), declares)) {
      continue;
    }
    const auto other = std::find_if_not(servers.begin(), servers.end(), declares);
    if (other == servers.end()) {
      continue;
    }
    report.Add({.span = port.slot.label(),
                .message = fmt::format("{} sends requests to {}, which has no port {}",
                                       object.Title(), (*other)->object().Title(), *number),
                .labels = {{(*other)->object().name_span(), "selected as well"}}});
    return;
  }
}

}  // namespace linter::rules
