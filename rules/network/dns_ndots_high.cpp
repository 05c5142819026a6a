#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule DnsNdotsHigh() {
  return {
      .id = "dns-ndots-high",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "names outside of the cluster are looked up five times",
      .why =
          "Pods get `ndots:5`: a name with fewer dots, such as `api.example.com`, is first looked "
          "up under each search domain of the cluster, for IPv4 and IPv6, before it is looked up "
          "as it is. Under load that is most of what the name server does. `dnsConfig.options` "
          "with `ndots: \"2\"` stops it; names within the cluster then need their namespace. That "
          "is a matter of scale, so the rule runs only when it is asked for. Pods with the name "
          "server of their node (`dnsPolicy: Default`), or with `None`, are left alone.",
      .reference =
          "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config",
      .since = "0.1",
      .replaces = {"kube-linter:dnsconfig-options"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto spec = workload.pod_spec();
  constexpr std::int64_t Most = 2;
  for (const auto& option : spec["dnsConfig"]["options"].Items()) {
    const auto value = option["value"].Text().value_or("");
    if (option["name"].Text() == "ndots" && (value == "0" || value == "1" || value == "2")) {
      return;
    }
  }
  const auto policy = spec["dnsPolicy"].Text();
  if (policy == "None" || policy == "Default" ||
      (!workload.project().closed() && k8s::MayBePatch(workload))) {
    return;
  }
  report.Add({.span = spec["dnsConfig"]["options"].span(),
              .message = fmt::format(
                  "pods of {} look names up under each search domain: `ndots` is above {}",
                  workload.object().Title(), Most)});
}

}  // namespace linter::rules
