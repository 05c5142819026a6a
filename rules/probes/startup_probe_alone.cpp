#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/health.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule StartupProbeAlone() {
  return {
      .id = "startup-probe-alone",
      .severity = Severity::Info,
      .precision = Precision::Low,
      .profiles = {},
      .summary = "container is watched while it starts and never after",
      .why =
          "Once a startup probe has succeeded it is never asked again. Without a liveness or "
          "readiness probe beside it, nobody notices what happens later. A container that only "
          "has to be up before the next one starts, as native sidecars do, is well served by it, "
          "so the rule runs only when it is asked for.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#define-startup-probes",
      .since = "0.1",
      .checklist = {"HM-H-1", "HM-H-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto probe = container.probe(k8s::ProbeKind::Startup);
  if (!k8s::Watched(container) || container.role() == k8s::ContainerRole::Sidecar ||
      k8s::ProbesOf(container).size() != 1 || !probe.present()) {
    return;
  }
  report.Add(
      {.span = probe.slot().label(),
       .message = fmt::format("{} is watched while it starts and never after", container.Title())});
}

}  // namespace linter::rules
