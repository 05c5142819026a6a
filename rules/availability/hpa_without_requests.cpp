#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/container.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule HpaWithoutRequests() {
  return {
      .id = "hpa-without-requests",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "autoscaler by utilization over a container without a request",
      .why =
          "Utilization is a share of what is requested. When one container of a pod, native "
          "sidecars included, requests nothing of the resource, the metric of the whole pod is "
          "missing, and the autoscaler stays where it is during the peak. A limit implies a "
          "request; a LimitRange of the namespace that sets one, requests of the pod as a "
          "whole, and metrics of another container (`ContainerResource`) keep the rule silent. "
          "A LimitRange outside of the run is not seen.",
      .reference =
          "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/"
          "#support-for-resource-metrics",
      .since = "0.1",
      .checklist = {"IN-C-2", "IN-C-3"},
      .check = CheckObject,
  };
}

static bool Defaulted(const k8s::Object& object, std::string_view resource) {
  for (const auto* range : object.project().OfKind("LimitRange", object)) {
    for (const auto& limit : range->spec()["limits"].Items()) {
      if (limit["defaultRequest"][resource].present() || limit["default"][resource].present()) {
        return true;
      }
    }
  }
  return false;
}

static void CheckMetric(const k8s::Autoscaler& autoscaler, const k8s::Workload& workload,
                        const k8s::UtilizationMetric& metric, Report& report) {
  for (const auto& container : workload.containers()) {
    const auto request = container.resources().request(metric.resource);
    const bool meant = metric.container.empty() || metric.container == container.name();
    if (!container.long_running() || !meant || request.present() ||
        container.resources().limit(metric.resource).present()) {
      continue;
    }
    report.Add({
        .span = metric.slot.span(),
        .message = fmt::format("{} needs the {} request of {}, which has none",
                               autoscaler.object().Title(), metric.resource, container.Title()),
        .labels = {{container.slot().label(), "requests nothing"}},
    });
  }
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto autoscaler = k8s::Autoscaler::Of(object);
  const auto* workload = autoscaler ? k8s::TargetOf(*autoscaler) : nullptr;
  if (workload == nullptr) {
    return;
  }
  for (const auto& metric : k8s::UtilizationMetrics(*autoscaler)) {
    if (!Defaulted(object, metric.resource) &&
        !workload->pod_spec()["resources"]["requests"][metric.resource].present()) {
      CheckMetric(*autoscaler, *workload, metric, report);
    }
  }
}

}  // namespace linter::rules
