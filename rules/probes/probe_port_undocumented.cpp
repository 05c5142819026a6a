#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/health.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbePortUndocumented() {
  return {
      .id = "probe-port-undocumented",
      .severity = Severity::Info,
      .precision = Precision::Low,
      .profiles = {},
      .summary = "container is probed on a port and declares none",
      .why =
          "Declared ports tell readers, NetworkPolicies by name and monitors what a container "
          "serves. A probe of an undeclared port works all the same, so the rule runs only when "
          "it is asked for.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/",
      .since = "0.1",
      .replaces = {"kube-linter:liveness-port", "kube-linter:readiness-port",
                   "kube-linter:startup-port"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  if (!container.ports().empty()) {
    return;
  }
  for (const auto& probe : k8s::ProbesOf(container)) {
    if (const auto number = probe.port().Int()) {
      report.Add({.span = probe.port().span(),
                  .message = fmt::format("{} asks port {} of a container that declares no ports",
                                         k8s::Title(container, probe), *number)});
    }
  }
}

}  // namespace linter::rules
