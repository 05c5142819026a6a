#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "linter/check/report.h"
#include "linter/k8s/command.h"
#include "linter/k8s/health.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbeExecTimeoutTooShort() {
  return {
      .id = "probe-exec-timeout-too-short",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .profiles = {Profile::Production},
      .summary = "slow command has one second to answer",
      .why =
          "Since Kubernetes 1.20 the timeout holds for exec probes too, and it is one second "
          "where nothing is written. What starts a virtual machine or an interpreter first (Java "
          "tools, `mongosh`, `rabbitmq-diagnostics`, `nodetool`, `kubectl`, …) often takes "
          "longer on a busy node: the probe fails because of the command and not of the server, "
          "and liveness restarts it.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#configure-probes",
      .since = "0.1",
      .checklist = {"HM-H-1", "HM-H-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  constexpr std::array<std::string_view, 15> Slow = {"mongosh",
                                                     "mongo",
                                                     "rabbitmq-diagnostics",
                                                     "rabbitmqctl",
                                                     "nodetool",
                                                     "cqlsh",
                                                     "java",
                                                     "kubectl",
                                                     "kafka-topics.sh",
                                                     "kafka-broker-api-versions.sh",
                                                     "kafka-cluster.sh",
                                                     "jcmd",
                                                     "npm",
                                                     "celery",
                                                     "keytool"};
  for (const auto& probe : k8s::ProbesOf(container)) {
    if (probe.handler() != k8s::ProbeHandler::Exec || probe.timeout() > 1) {
      continue;
    }
    for (const auto& command : k8s::CommandsOf(probe.command())) {
      const auto name = command.empty() ? "" : k8s::ProgramName(command[0]);
      if (std::find(Slow.begin(), Slow.end(), name) == Slow.end()) {
        continue;
      }
      report.Add({.span = probe.slot()["timeoutSeconds"].span(),
                  .message = fmt::format("{} gives `{}` one second to answer",
                                         k8s::Title(container, probe), name)});
      break;
    }
  }
}

}  // namespace linter::rules
