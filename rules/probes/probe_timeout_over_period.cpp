#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/health.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbeTimeoutOverPeriod() {
  return {
      .id = "probe-timeout-over-period",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "probe may still wait for an answer when the next one is due",
      .why =
          "Probes of a container come one after another: with a timeout longer than the period, "
          "a process that hangs is asked less often than it is written, and is found later than "
          "`periodSeconds` times `failureThreshold` says.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#configure-probes",
      .since = "0.1",
      .checklist = {"HM-H-1", "HM-H-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& probe : k8s::ProbesOf(container)) {
    if (probe.timeout() > probe.period()) {
      report.Add(
          {.span = probe.slot()["timeoutSeconds"].span(),
           .message = fmt::format("{} waits {} s for an answer and asks every {} s",
                                  k8s::Title(container, probe), probe.timeout(), probe.period())});
    }
  }
}

}  // namespace linter::rules
