#include <fmt/format.h>

#include <cstdint>

#include "linter/check/report.h"
#include "linter/k8s/health.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

static const Option<std::int64_t> Seconds{"seconds", 60, "the longest time of failing that passes"};

Rule ReadinessRemovalSlow() {
  return {
      .id = "readiness-removal-slow",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "pod that cannot answer keeps its requests for more than a minute",
      .why =
          "A pod leaves its Services after `periodSeconds` times `failureThreshold` of failing; "
          "until then its share of the requests fails. Readiness may well be quick: taking a pod "
          "out of service costs nothing when it comes back.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#configure-probes",
      .since = "0.1",
      .checklist = {"HM-H-2"},
      .options = {Seconds},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto probe = container.probe(k8s::ProbeKind::Readiness);
  if (!k8s::Watched(container) || !probe.present() || probe.patience() <= report.Get(Seconds)) {
    return;
  }
  const auto period = probe.slot()["periodSeconds"];
  const auto threshold = probe.slot()["failureThreshold"];
  report.Add({.span = threshold.present() ? threshold.span() : period.span(),
              .message = fmt::format("{} takes {} s of failing until requests stop",
                                     k8s::Title(container, probe), probe.patience())});
}

}  // namespace linter::rules
