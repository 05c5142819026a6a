#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/health.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ReadinessGracePeriod() {
  return {
      .id = "readiness-grace-period",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "readiness probe has a termination grace period",
      .why =
          "A probe's own `terminationGracePeriodSeconds` says how long a container may take to "
          "stop after the probe failed. Readiness stops nothing, and the API refuses the pod.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#probe-level-terminationgraceperiodseconds",
      .since = "0.1",
      .checklist = {"HM-H-2"},
      .fix = FixKind::Safe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto probe = container.probe(k8s::ProbeKind::Readiness);
  const auto grace = probe.slot()["terminationGracePeriodSeconds"];
  if (!container.long_running() || !grace.present()) {
    return;
  }
  report.Add({.span = grace.label(),
              .message = fmt::format("{} has a grace period, but stops nothing",
                                     k8s::Title(container, probe)),
              .fixes = {{"remove the grace period", Safety::Safe, yaml::Remove(grace)}}});
}

}  // namespace linter::rules
