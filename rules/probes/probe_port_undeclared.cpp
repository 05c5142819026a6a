#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/health.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbePortUndeclared() {
  return {
      .id = "probe-port-undeclared",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "probe asks a port that its container does not declare beside others",
      .why =
          "A container that declares some ports and is probed on another one is often a number "
          "that was changed in one place only. Undeclared ports work, so nothing fails when the "
          "number is right: this is why the rule is a note, unlike `probe-port-name-undefined`. "
          "A container that declares no ports at all is left to `probe-port-undocumented`. "
          "kube-linter treats all three alike, and so are its checks answered by the three rules "
          "together.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/",
      .since = "0.1",
      .replaces = {"kube-linter:liveness-port", "kube-linter:readiness-port",
                   "kube-linter:startup-port"},
      .checklist = {"HM-H-1", "HM-H-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto ports = container.ports();
  if (ports.empty()) {
    return;
  }
  for (const auto& probe : k8s::ProbesOf(container)) {
    const auto number = probe.port().Int();
    const bool declared = std::any_of(ports.begin(), ports.end(), [&](const auto& port) {
      return port.protocol() == "TCP" && port.number() == number.value_or(0);
    });
    if (number && !declared) {
      report.Add({.span = probe.port().span(),
                  .message = fmt::format("{} asks port {}, which the container does not declare",
                                         k8s::Title(container, probe), *number),
                  .labels = {{ports.front().number().span(), "what it declares"}}});
    }
  }
}

}  // namespace linter::rules
