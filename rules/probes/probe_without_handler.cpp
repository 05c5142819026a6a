#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/health.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbeWithoutHandler() {
  return {
      .id = "probe-without-handler",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "probe does not say what to ask",
      .why =
          "A probe needs one of `httpGet`, `tcpSocket`, `grpc` or `exec`; the API refuses the "
          "pod without. `livenessProbe:` with nothing behind it is no probe at all, and is left "
          "to the rules about missing ones.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/",
      .since = "0.1",
      .checklist = {"HM-H-1", "HM-H-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& probe : k8s::ProbesOf(container)) {
    if (probe.slot().is_mapping() && probe.handler() == k8s::ProbeHandler::None) {
      report.Add(
          {.span = probe.slot().label(),
           .message = fmt::format("{} does not say what to ask", k8s::Title(container, probe))});
    }
  }
}

}  // namespace linter::rules
