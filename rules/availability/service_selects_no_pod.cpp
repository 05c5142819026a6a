#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
#include "linter/k8s/service.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule ServiceSelectsNoPod() {
  return {
      .id = "service-selects-no-pod",
      .severity = Severity::Error,
      .precision = Precision::Medium,
      .summary = "selector of a Service matches no pod",
      .why =
          "The Service has no endpoints: connections to it are refused or hang, and nothing "
          "reports "
          "an error. In an open world the pods may stand elsewhere; the rule then speaks only "
          "where "
          "the namespace has a workload of the Service's own name that it does not select. "
          "ExternalName Services are left alone, and so are Services without a selector whose "
          "Endpoints or EndpointSlice is in the run, which kube-linter reports.",
      .reference = "https://kubernetes.io/docs/concepts/services-networking/service/",
      .since = "0.1",
      .replaces = {"kube-linter:dangling-service", "kics:3ca03a61-3249-4c16-8427-6f8e47dda729",
                   "kube-score:service-targets-pod"},
      .checklist = {"IN-N-1"},
      .check = CheckObject,
  };
}

// The workload that has the Service's name; null where there is none.
static const k8s::Workload* Namesake(const k8s::Object& object) {
  const auto& workloads = object.project().Workloads(object);
  const auto found =
      std::find_if(workloads.begin(), workloads.end(), [&](const k8s::Workload* workload) {
        return workload->object().name() == object.name() && !object.name().empty() &&
               workload->object().SameFolder(object) && !workload->batch();
      });
  return found == workloads.end() ? nullptr : *found;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto service = k8s::Service::Of(object);
  if (!service || service->external_name() || !service->Selected().empty() ||
      k8s::HasWrittenEndpoints(*service)) {
    return;
  }
  if (service->selector().empty()) {
    if (object.project().closed()) {
      report.Add({.span = object.name_span(),
                  .message = fmt::format("{} has no selector and no endpoints", object.Title())});
    }
    return;
  }
  const auto* namesake = Namesake(object);
  if (!object.project().closed() && namesake == nullptr) {
    return;
  }
  std::vector<Label> labels;
  if (namesake != nullptr) {
    labels.push_back({namesake->pod_template()["metadata"]["labels"].span(),
                      fmt::format("labels of {}", namesake->object().Title())});
  }
  report.Add({
      .span = service->selector().slot().span(),
      .message = fmt::format("{} selects `{}`, which no pod is", object.Title(),
                             service->selector().Text()),
      .labels = std::move(labels),
  });
}

}  // namespace linter::rules
