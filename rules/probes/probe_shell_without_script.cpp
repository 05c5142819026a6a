#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/command.h"
#include "linter/k8s/health.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbeShellWithoutScript() {
  return {
      .id = "probe-shell-without-script",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "exec probe starts a shell that is given nothing to do",
      .why =
          "`sh -c` without a script fails, and a shell alone reads its commands from an input "
          "that is closed and ends well at once: the first probe always fails, the second never "
          "does.",
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
    if (k8s::LacksScript(probe.command())) {
      report.Add({.span = probe.slot()["exec"]["command"].Items().back().span(),
                  .message = fmt::format("{} starts a shell without a script",
                                         k8s::Title(container, probe))});
    }
  }
}

}  // namespace linter::rules
