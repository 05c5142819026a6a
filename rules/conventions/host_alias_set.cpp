#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule HostAliasSet() {
  return {
      .id = "host-alias-set",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .security_severity = 3.0,
      .summary = "pods write their own host names",
      .why =
          "`hostAliases` puts lines into `/etc/hosts` that no name server knows: the address moves "
          "one day, and these pods alone still go to the old one; or they bypass what a name was "
          "to lead to. Tests and appliances without a name need them, so the rule runs only when "
          "it is asked for.",
      .reference = "https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/",
      .since = "0.1",
      .replaces = {"trivy:KSV-0007"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto aliases = workload.pod_spec()["hostAliases"];
  if (aliases.size() > 0) {
    report.Add({.span = aliases.span(),
                .message = fmt::format("pods of {} write their own host names",
                                       workload.object().Title())});
  }
}

}  // namespace linter::rules
