#include <fmt/format.h>

#include <cstdint>

#include "linter/check/report.h"
#include "linter/k8s/health.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

static const Option<std::int64_t> Delay{"delay", 60, "seconds of delay from which a start is slow"};
static const Option<std::int64_t> Failures{"failures", 10,
                                           "failures that liveness takes where a start is slow"};

Rule StartupProbeMissing() {
  return {
      .id = "startup-probe-missing",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "slow start is bridged by a patient liveness probe instead of a startup probe",
      .why =
          "A long `initialDelaySeconds`, or a large `failureThreshold`, makes liveness wait for "
          "the slowest start that somebody once saw: a start that takes longer is killed, and a "
          "process that hangs later stays that long. A startup probe waits for just as long as "
          "the start takes, and lets liveness be quick. Numbers of an exec probe count as well.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#define-startup-probes",
      .since = "0.1",
      .checklist = {"HM-H-3"},
      .options = {Delay, Failures},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto liveness = container.probe(k8s::ProbeKind::Liveness);
  if (!k8s::Watched(container) || !liveness.present() ||
      container.probe(k8s::ProbeKind::Startup).present()) {
    return;
  }
  if (liveness.initial_delay() >= report.Get(Delay)) {
    report.Add({.span = liveness.slot()["initialDelaySeconds"].span(),
                .message = fmt::format("{} waits {} s for a start that no startup probe watches",
                                       k8s::Title(container, liveness), liveness.initial_delay())});
  } else if (liveness.failure_threshold() >= report.Get(Failures)) {
    report.Add(
        {.span = liveness.slot()["failureThreshold"].span(),
         .message = fmt::format("{} takes {} failures for a start that no startup probe "
                                "watches",
                                k8s::Title(container, liveness), liveness.failure_threshold())});
  }
}

}  // namespace linter::rules
