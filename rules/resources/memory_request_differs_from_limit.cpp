#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule MemoryRequestDiffersFromLimit() {
  return {
      .id = "memory-request-differs-from-limit",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "container may use more memory than it requests",
      .why =
          "Memory cannot be taken back: what a container uses above its request is there only as "
          "long as the neighbours leave it, and it is evicted for it. The Guaranteed class wants "
          "the request to equal the limit. Many workloads live well with room to grow, so the "
          "rule runs only when it is asked for. A container that writes only one of the two "
          "passes: a limit alone implies an equal request, and a missing limit is another rule.",
      .reference = "https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/",
      .since = "0.1",
      .replaces = {"kube-score:container-memory-requests-equal-limits",
                   "kube-score:container-resource-requests-equal-limits"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto resources = container.resources();
  const auto request = resources.RequestOf("memory");
  const auto limit = resources.LimitOf("memory");
  if (!container.long_running() || !request || !limit || !limit->Exceeds(*request)) {
    return;
  }
  report.Add({.span = resources.request("memory").span(),
              .message = fmt::format("{} requests {} of memory and may use {}", container.Title(),
                                     *resources.request("memory").Text(),
                                     *resources.limit("memory").Text()),
              .labels = {{resources.limit("memory").span(), "the limit"}}});
}

}  // namespace linter::rules
