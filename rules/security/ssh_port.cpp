#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule SshPort() {
  return {
      .id = "ssh-port",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Default, Profile::Production},
      .security_severity = 4.5,
      .summary = "container serves SSH",
      .why =
          "A shell server in a container is a second door with users and keys of its own, "
          "outside of RBAC and of audit; `kubectl exec` needs none. Git servers and bastions do "
          "it on purpose; allow it there.",
      .since = "0.1",
      .replaces = {"kube-linter:ssh-port"},
      .checklist = {"SE-AC-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  constexpr std::int64_t Ssh = 22;
  for (const auto& port : container.ports()) {
    if (port.number() == Ssh && port.protocol() == "TCP") {
      report.Add({.span = port.number().span(),
                  .message = fmt::format("{} serves SSH", container.Title())});
    }
  }
}

}  // namespace linter::rules
