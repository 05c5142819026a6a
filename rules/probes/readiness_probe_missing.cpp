#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/health.h"
#include "linter/k8s/service.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ReadinessProbeMissing() {
  return {
      .id = "readiness-probe-missing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "container gets requests from a Service before anybody knows that it is ready",
      .why =
          "Without a readiness probe a pod is ready as soon as its processes have started: the "
          "Service sends it requests while it still boots, and goes on when it can no longer "
          "answer; rollouts go on over broken pods. Speaks of containers that a Service of the "
          "run sends requests to, by a port that the container declares or as the pod's only "
          "one. Other containers are left to `readiness-assumed`, so that the peers' checks of "
          "every container are answered by both rules together. Jobs, pods of Helm's hooks and "
          "Services with `publishNotReadyAddresses` are left alone.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#define-readiness-probes",
      .since = "0.1",
      .replaces = {"kube-linter:no-readiness-probe", "kube-score:pod-probes",
                   "polaris:readinessProbeMissing", "checkov:CKV_K8S_9",
                   "kics:a659f3b5-9bf0-438a-bd9a-7d3a6427f1e3"},
      .checklist = {"HM-H-2", "RB-C-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto probe = container.probe(k8s::ProbeKind::Readiness);
  if (!k8s::Watched(container) || probe.present()) {
    return;
  }
  const auto service = k8s::TrafficTo(container);
  if (!service) {
    return;
  }
  const auto& object = service->object();
  report.Add({
      .span = probe.slot().span(),
      .message = fmt::format("{} has no readiness probe, and {} sends it requests",
                             container.Title(), object.Title()),
      .labels = {{object.name_span(), "sends requests to these pods"}},
  });
}

}  // namespace linter::rules
