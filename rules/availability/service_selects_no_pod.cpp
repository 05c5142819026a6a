#include <fmt/format.h>

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
          "reports an error. In an open world the pods may stand elsewhere; the rule then "
          "speaks only where the namespace has a workload of the Service's own name that it "
          "does not select. ExternalName Services and those without a selector, whose endpoints "
          "somebody writes by hand, are left alone, though kube-linter reports the latter.",
      .reference = "https://kubernetes.io/docs/concepts/services-networking/service/",
      .since = "0.1",
      .replaces = {"kube-linter:dangling-service", "kics:3ca03a61-3249-4c16-8427-6f8e47dda729",
                   "kube-score:service-targets-pod"},
      .checklist = {"IN-N-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto service = k8s::Service::Of(object);
  if (!service || service->external_name() || service->selector().empty() ||
      !service->Selected().empty()) {
    return;
  }
  const auto& project = object.project();
  const k8s::Workload* namesake = nullptr;
  for (const auto* workload : project.Workloads(object)) {
    if (workload->object().name() == object.name() && !workload->batch() &&
        workload->pod_template().present() && workload->object().SameFolder(object)) {
      namesake = workload;
    }
  }
  if (!project.closed() && namesake == nullptr) {
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
