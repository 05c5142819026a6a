#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/monitor.h"
#include "linter/k8s/object.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule MonitorSelectsNothing() {
  return {
      .id = "monitor-selects-nothing",
      .severity = Severity::Error,
      .precision = Precision::Medium,
      .summary = "ServiceMonitor or PodMonitor selects nothing",
      .why =
          "Nothing is scraped, so every alert about it stays quiet. A ServiceMonitor looks at the "
          "labels of Services, not at those of their pods. What it selects may stand elsewhere, so "
          "this is judged only in a closed world (`--closed-world`). kube-linter leaves "
          "`matchExpressions` out and reports selectors that have nothing else.",
      .reference = "https://prometheus-operator.dev/docs/developer/getting-started/",
      .since = "0.1",
      .replaces = {"kube-linter:dangling-servicemonitor"},
      .closed_world_only = true,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.project().closed()) {
    return;
  }
  const auto monitor = k8s::Monitor::Of(object);
  if (monitor && !monitor->SelectsAny()) {
    report.Add({.span = monitor->selector().slot().span(),
                .message = fmt::format("{} selects no {}", object.Title(),
                                       monitor->of_pods() ? "pod" : "Service")});
  }
}

}  // namespace linter::rules
