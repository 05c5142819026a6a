#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule CapabilityNetRawKept() {
  return {
      .id = "capability-net-raw-kept",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .security_severity = 4.0,
      .summary = "capabilities are listed, but NET_RAW is not dropped",
      .why =
          "`NET_RAW` lets a process forge packets, and so answer for other pods by ARP and "
          "DNS. Runtimes give it to every container. Somebody has already written a list of "
          "capabilities here and forgot this one; where nothing is written, "
          "`capabilities-kept` speaks. Pods of Windows are left alone.",
      .reference = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
      .since = "0.1",
      .replaces = {"kube-linter:drop-net-raw-capability", "checkov:CKV_K8S_28",
                   "kics:dbbc6705-d541-43b0-b166-dd4be8208b54"},
      .checklist = {"SE-AC-2"},
      .fix = FixKind::Unsafe,
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto context = container.security_context();
  const auto capabilities = context.own()["capabilities"];
  if (capabilities.present() && !context.Drops("NET_RAW") && !container.workload().windows()) {
    const auto drop = capabilities["drop"];
    report.Add({.span = drop.span(),
                .message = fmt::format("{} keeps the capability `NET_RAW`", container.Title()),
                .fixes = {{"drop `NET_RAW`", Safety::Unsafe, yaml::Append(drop, "NET_RAW")}}});
  }
}

}  // namespace linter::rules
