#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/health.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule LivenessRestartsBeforeRemoval() {
  return {
      .id = "liveness-restarts-before-removal",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "liveness gives up no later than readiness on the same question",
      .why =
          "A pod that cannot keep up should first get fewer requests, and be restarted only when "
          "this does not help. Where liveness reaches its end (`periodSeconds` times "
          "`failureThreshold`) no later than readiness does, the pod is restarted while it still "
          "gets requests, and the load moves on to the next one. Probes that ask different "
          "questions are left alone; equal settings are `liveness-equals-readiness`.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#configure-probes",
      .since = "0.1",
      .checklist = {"HM-H-1", "HM-H-2"},
      .check = CheckContainer,
  };
}

static bool SameSettings(const k8s::Probe& one, const k8s::Probe& other) {
  return one.period() == other.period() && one.timeout() == other.timeout() &&
         one.failure_threshold() == other.failure_threshold();
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto liveness = container.probe(k8s::ProbeKind::Liveness);
  const auto readiness = container.probe(k8s::ProbeKind::Readiness);
  if (container.workload().batch() || !container.long_running() ||
      !k8s::SameQuestion(container, liveness, readiness) || SameSettings(liveness, readiness) ||
      liveness.patience() > readiness.patience()) {
    return;
  }
  report.Add({
      .span = liveness.slot().span(),
      .message = fmt::format("{} is restarted after {} s of failing, out of service after {} s",
                             container.Title(), liveness.patience(), readiness.patience()),
      .labels = {{readiness.slot().span(), "asks the same, with more patience"}},
  });
}

}  // namespace linter::rules
