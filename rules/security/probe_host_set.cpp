#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule ProbeHostSet() {
  return {
      .id = "probe-host-set",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::PssBaseline, Profile::PssRestricted},
      .security_severity = 4.0,
      .summary = "probe or hook names the host that it calls",
      .why =
          "The kubelet makes the call, from the node: a `host` lets whoever writes the pod scan "
          "and call what only the node reaches. Since Kubernetes 1.34 the baseline Pod Security "
          "Standard refuses any, `127.0.0.1` on the node's network included, which node agents "
          "use. A Host header belongs in `httpHeaders`.",
      .reference = "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
      .since = "0.1",
      .replaces = {"pss:hostProbesAndHostLifecycle"},
      .checklist = {"SE-AC-2"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto check = [&](const yaml::Slot& handler) {
    for (const auto* kind : {"httpGet", "tcpSocket"}) {
      const auto host = handler[kind]["host"];
      if (!host.Text().value_or("").empty()) {
        report.Add({.span = host.span(),
                    .message = fmt::format("{} has the kubelet call the host `{}`",
                                           container.Title(), *host.Text())});
      }
    }
  };
  for (const auto kind : k8s::ProbeKinds) {
    check(container.probe(kind).slot());
  }
  check(container["lifecycle"]["preStop"]);
  check(container["lifecycle"]["postStart"]);
}

}  // namespace linter::rules
