#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/health.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule SuccessThresholdInvalid() {
  return {
      .id = "success-threshold-invalid",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "liveness or startup probe wants more than one success",
      .why =
          "`successThreshold` is 1 for liveness and startup probes: the API refuses anything "
          "else. Only readiness may ask for several successes in a row.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#configure-probes",
      .since = "0.1",
      .checklist = {"HM-H-1", "HM-H-3"},
      .fix = FixKind::Safe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& probe : k8s::ProbesOf(container)) {
    const auto threshold = probe.slot()["successThreshold"];
    const auto count = threshold.Int().value_or(1);
    if (probe.kind() != k8s::ProbeKind::Readiness && count > 1) {
      report.Add(
          {.span = threshold.span(),
           .message = fmt::format("{} wants {} successes", k8s::Title(container, probe), count),
           .fixes = {{"want one success", Safety::Safe, yaml::Set(threshold, "1")}}});
    }
  }
}

}  // namespace linter::rules
