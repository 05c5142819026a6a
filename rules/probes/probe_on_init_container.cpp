#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbeOnInitContainer() {
  return {
      .id = "probe-on-init-container",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "init or ephemeral container has a probe",
      .why =
          "An init container runs to its end before the others start: there is nothing to probe, "
          "and the API refuses the pod. With `restartPolicy: Always` it is a native sidecar, "
          "which may have probes. Ephemeral containers may not have any.",
      .reference =
          ""
          "https://kubernetes.io/docs/concepts/workloads/pods/init-containers/"
          "#differences-from-regular-containers",
      .since = "0.1",
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  if (container.long_running()) {
    return;
  }
  for (const auto kind : k8s::ProbeKinds) {
    const auto probe = container.probe(kind);
    if (probe.present()) {
      report.Add({.span = probe.slot().label(),
                  .message = fmt::format("{} has a {} probe", container.Title(), k8s::Name(kind)),
                  .fixes = {{"remove the probe", Safety::Unsafe, yaml::Remove(probe.slot())}}});
    }
  }
}

}  // namespace linter::rules
