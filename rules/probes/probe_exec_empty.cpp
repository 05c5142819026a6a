#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/health.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbeExecEmpty() {
  return {
      .id = "probe-exec-empty",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "exec probe has no command",
      .why =
          "An `exec` handler needs a `command` with one word at least; the API refuses the pod "
          "without.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#define-a-liveness-command",
      .since = "0.1",
      .checklist = {"HM-H-1", "HM-H-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& probe : k8s::ProbesOf(container)) {
    const auto command = probe.slot()["exec"]["command"];
    if (probe.handler() == k8s::ProbeHandler::Exec && command.size() == 0 &&
        !command.Text().has_value()) {
      report.Add({.span = probe.slot()["exec"].present() ? command.label() : probe.slot().label(),
                  .message = fmt::format("{} has no command", k8s::Title(container, probe))});
    }
  }
}

}  // namespace linter::rules
