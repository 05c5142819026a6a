#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/command.h"
#include "linter/k8s/health.h"
#include "linter/k8s/host_name.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ReadinessWaitsForItself() {
  return {
      .id = "readiness-waits-for-itself",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "container is ready when its own Service answers",
      .why =
          "A Service sends requests to ready pods only. A probe that asks the Service of its own "
          "pods, be it for readiness or for the start, gets no answer before one of them is ready, "
          "so the first one never is; and later it is told of another pod's health rather than of "
          "its own. Ask `localhost`. A Service with `publishNotReadyAddresses` is left alone, and "
          "so are hosts that are not written.",
      .reference =
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/",
      .since = "0.1",
      .checklist = {"HM-H-1"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto& workload = container.workload();
  if (!container.long_running() || workload.batch()) {
    return;
  }
  for (const auto kind : {k8s::ProbeKind::Readiness, k8s::ProbeKind::Startup}) {
    const auto probe = container.probe(kind);
    const auto call = k8s::RemoteCall(probe.command());
    const auto service = call ? k8s::ServiceAt(call->host, workload) : std::nullopt;
    if (!service || service->object().spec()["publishNotReadyAddresses"].Bool() == true) {
      continue;
    }
    const auto selected = service->Selected();
    if (selected.size() == 1 && selected.front() == &workload) {
      report.Add({.span = probe.slot()["exec"]["command"].span(),
                  .message = fmt::format("{} asks {}, behind which are its own pods",
                                         k8s::Title(container, probe), service->object().Title()),
                  .labels = {{service->object().name_span(), "the Service"}}});
    }
  }
}

}  // namespace linter::rules
