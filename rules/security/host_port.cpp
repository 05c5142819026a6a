#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule HostPort() {
  return {
      .id = "host-port",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Default, Profile::Production, Profile::PssBaseline,
                   Profile::PssRestricted},
      .security_severity = 4.5,
      .summary = "container binds a port of its node",
      .why =
          "Only one such pod fits on a node, the port is open on every address of the node, and "
          "no Service or NetworkPolicy stands before it. Ingress controllers and node agents do "
          "it on purpose; allow it there.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"polaris:hostPortSet", "trivy:KSV-0024", "checkov:CKV_K8S_26",
                   "kics:2b1836f1-dcce-416e-8e16-da8c71920633", "pss:hostPorts"},
      .checklist = {"IN-N-4", "SE-AC-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  for (const auto& port : container.ports()) {
    if (port.host_port().value_or(0) != 0) {
      report.Add({.span = port.host_port().span(),
                  .message = fmt::format("{} binds port {} of its node", container.Title(),
                                         *port.host_port())});
    }
  }
}

}  // namespace linter::rules
