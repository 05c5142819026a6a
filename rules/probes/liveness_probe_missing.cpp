#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/health.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule LivenessProbeMissing() {
  return {
      .id = "liveness-probe-missing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "container that serves is never checked for being alive",
      .why =
          "A process that hangs without exiting is not restarted: it stays until somebody "
          "notices. Left alone are Jobs, init containers, pods of Helm's hooks and bare pods "
          "that are not restarted; native sidecars count as what they are, servers. kube-linter "
          "asks Jobs for it too. A process that always exits when it fails needs no liveness "
          "probe: allow it with this reason.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/",
      .since = "0.1",
      .replaces = {"kube-linter:no-liveness-probe", "kube-score:pod-probes",
                   "polaris:livenessProbeMissing", "checkov:CKV_K8S_8",
                   "kics:ade74944-a674-4e00-859e-c6eab5bde441"},
      .checklist = {"HM-H-1"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto probe = container.probe(k8s::ProbeKind::Liveness);
  if (!k8s::Watched(container) || probe.present()) {
    return;
  }
  report.Add({.span = probe.slot().span(),
              .message = fmt::format("{} has no liveness probe", container.Title())});
}

}  // namespace linter::rules
