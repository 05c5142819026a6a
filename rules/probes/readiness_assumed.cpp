#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/health.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ReadinessAssumed() {
  return {
      .id = "readiness-assumed",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "container counts as ready as soon as its process has started",
      .why =
          "Rollouts, disruption budgets and autoscalers trust readiness: where nobody probes it, "
          "a new pod that cannot work replaces one that does. A container that takes no requests "
          "can do without; this is why the rule runs only when it is asked for. Containers "
          "behind a Service of the run are left to `readiness-probe-missing`; Jobs and init "
          "containers are left alone.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#define-readiness-probes",
      .since = "0.1",
      .replaces = {"kube-linter:no-readiness-probe", "polaris:readinessProbeMissing",
                   "checkov:CKV_K8S_9", "kics:a659f3b5-9bf0-438a-bd9a-7d3a6427f1e3"},
      .checklist = {"HM-H-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto probe = container.probe(k8s::ProbeKind::Readiness);
  const bool watched = k8s::Watched(container);
  if (!container.long_running() || container.workload().batch() || probe.present() ||
      (watched && k8s::TrafficTo(container))) {
    return;
  }
  report.Add({.span = probe.slot().span(),
              .message = fmt::format("{} has no readiness probe", container.Title())});
}

}  // namespace linter::rules
