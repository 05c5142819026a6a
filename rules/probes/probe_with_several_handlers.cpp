#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/health.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbeWithSeveralHandlers() {
  return {
      .id = "probe-with-several-handlers",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "probe asks in more than one way",
      .why =
          "A probe has exactly one of `httpGet`, `tcpSocket`, `grpc` and `exec`; the API refuses "
          "the pod otherwise. It happens when an overlay or a values file adds a handler and "
          "does not take the old one away.",
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
    const auto handlers = probe.handlers();
    if (handlers.size() < 2) {
      continue;
    }
    const auto first = k8s::FieldName(handlers[0]);
    const auto second = k8s::FieldName(handlers[1]);
    report.Add({
        .span = probe.slot()[second].label(),
        .message =
            fmt::format("{} has both `{}` and `{}`", k8s::Title(container, probe), first, second),
        .labels = {{probe.slot()[first].label(), "the other handler"}},
    });
  }
}

}  // namespace linter::rules
