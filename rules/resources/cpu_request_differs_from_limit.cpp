#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule CpuRequestDiffersFromLimit() {
  return {
      .id = "cpu-request-differs-from-limit",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "container may use more cpu than it requests",
      .why =
          "The Guaranteed class, exclusive cores and a latency that does not depend on the "
          "neighbours want the request to equal the limit. Most workloads are better off with "
          "room to burst, so the rule runs only when it is asked for. A container that writes "
          "only one of the two passes: a limit alone implies an equal request, and a missing "
          "limit is another rule.",
      .reference = "https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/",
      .since = "0.1",
      .replaces = {"kube-score:container-cpu-requests-equal-limits",
                   "kube-score:container-resource-requests-equal-limits"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto resources = container.resources();
  const auto request = resources.RequestOf("cpu");
  const auto limit = resources.LimitOf("cpu");
  if (!container.long_running() || !request || !limit || !limit->Exceeds(*request)) {
    return;
  }
  report.Add(
      {.span = resources.request("cpu").span(),
       .message = fmt::format("{} requests {} of cpu and may use {}", container.Title(),
                              *resources.request("cpu").Text(), *resources.limit("cpu").Text()),
       .labels = {{resources.limit("cpu").span(), "the limit"}}});
}

}  // namespace linter::rules
