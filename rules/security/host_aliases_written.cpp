#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule HostAliasesWritten() {
  return {
      .id = "host-aliases-written",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .security_severity = 2.0,
      .summary = "pod overrides names by hostAliases",
      .why =
          "Entries of `hostAliases` go into `/etc/hosts` and win over DNS: whoever writes "
          "them leads the pod elsewhere, and an address that has moved is noticed late. "
          "Some legacy applications need it, so the rule is in no profile.",
      .reference = "https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0007"},
      .checklist = {"SE-AC-2"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto aliases = workload.pod_spec()["hostAliases"];
  if (aliases.size() > 0) {
    report.Add(
        {.span = aliases.span(),
         .message = fmt::format("{} overrides names by hostAliases", workload.object().Title())});
  }
}

}  // namespace linter::rules
