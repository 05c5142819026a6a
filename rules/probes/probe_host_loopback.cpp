#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/health.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbeHostLoopback() {
  return {
      .id = "probe-host-loopback",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "probe asks the node itself instead of the pod",
      .why =
          "The kubelet makes the call, from the node: `host: localhost` or `127.0.0.1` is the "
          "node's own loopback, where the pod does not listen. The probe fails, or asks somebody "
          "else. Without `host` the pod's address is asked. With `hostNetwork` the pod's "
          "loopback is the node's, and the rule is silent.",
      .reference =
          ""
          "https://kubernetes.io/docs/tasks/configure-pod-container/"
          "configure-liveness-readiness-startup-probes/#http-probes",
      .since = "0.1",
      .checklist = {"HM-H-1", "HM-H-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  if (container.workload().pod_spec()["hostNetwork"].Bool() == true) {
    return;
  }
  for (const auto& probe : k8s::ProbesOf(container)) {
    const auto host = probe.handler_slot()["host"];
    const auto text = host.Text().value_or("");
    if (text == "localhost" || text == "::1" || text == "0.0.0.0" || text.starts_with("127.")) {
      report.Add({.span = host.span(),
                  .message = fmt::format("{} asks `{}`, which is the node's",
                                         k8s::Title(container, probe), text),
                  .fixes = {{"ask the pod", Safety::Unsafe, yaml::Remove(host)}}});
    }
  }
}

}  // namespace linter::rules
