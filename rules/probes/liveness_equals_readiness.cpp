#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/health.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule LivenessEqualsReadiness() {
  return {
      .id = "liveness-equals-readiness",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "liveness and readiness ask the same question with the same patience",
      .why =
          "Readiness takes a pod out of its Services while it cannot answer, so that it may "
          "recover; liveness restarts it. Where both ask the same thing with the same period, "
          "timeout and threshold, every overload ends in a restart, and the rest of the pods get "
          "the requests of those that restart. Give liveness more patience or a question of its "
          "own. kube-score compares the questions only: the same one with more patience is a "
          "common and sound pattern, and passes here.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#configure-probes",
      .since = "0.1",
      .replaces = {"kube-score:pod-probes-identical"},
      .checklist = {"HM-H-1", "HM-H-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto liveness = container.probe(k8s::ProbeKind::Liveness);
  const auto readiness = container.probe(k8s::ProbeKind::Readiness);
  if (container.workload().batch() || !container.long_running() ||
      !k8s::SameQuestion(container, liveness, readiness)) {
    return;
  }
  if (liveness.period() != readiness.period() || liveness.timeout() != readiness.timeout() ||
      liveness.failure_threshold() != readiness.failure_threshold()) {
    return;
  }
  report.Add({
      .span = liveness.slot().span(),
      .message = fmt::format("{} is restarted by the very probe that takes it out of service",
                             container.Title()),
      .labels = {{readiness.slot().span(), "asks the same with the same patience"}},
  });
}

}  // namespace linter::rules
