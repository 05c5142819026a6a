#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule PrivilegedPort() {
  return {
      .id = "privileged-port",
      .severity = Severity::Info,
      .precision = Precision::VeryHigh,
      .profiles = {},
      .security_severity = 2.0,
      .summary = "container listens on a port below 1024",
      .why =
          "On older kernels and runtimes binding such a port needs root or `NET_BIND_SERVICE`; "
          "today's runtimes allow it to everybody. A Service can map port 80 to any port of the "
          "pod. Opinionated, so only in the profile `all`.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .replaces = {"kube-linter:privileged-ports", "trivy:KSV-0117"},
      .checklist = {"SE-AC-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  constexpr std::int64_t First = 1024;
  for (const auto& port : container.ports()) {
    const auto number = port.number();
    if (number.value_or(First) < First && number.value_or(0) > 0) {
      report.Add({.span = number.span(),
                  .message = fmt::format("{} listens on the privileged port {}", container.Title(),
                                         *number)});
    }
  }
}

}  // namespace linter::rules
