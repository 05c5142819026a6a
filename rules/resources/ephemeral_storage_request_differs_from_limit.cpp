#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule EphemeralStorageRequestDiffersFromLimit() {
  return {
      .id = "ephemeral-storage-request-differs-from-limit",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "container may use more ephemeral storage than it requests",
      .why =
          "What a pod writes above its request is there only as long as the node's disk has "
          "room. Many workloads live well with this, so the rule runs only when it is asked for. "
          "A container that writes only one of the two passes: a limit alone implies an equal "
          "request, and a missing limit is another rule.",
      .reference = "https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/",
      .since = "0.1",
      .replaces = {"kube-score:container-ephemeral-storage-request-equals-limit"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  const auto resources = container.resources();
  const auto request = resources.RequestOf("ephemeral-storage");
  const auto limit = resources.LimitOf("ephemeral-storage");
  if (!container.long_running() || !request || !limit || !limit->Exceeds(*request)) {
    return;
  }
  report.Add(
      {.span = resources.request("ephemeral-storage").span(),
       .message = fmt::format("{} requests {} of ephemeral storage and may use {}",
                              container.Title(), *resources.request("ephemeral-storage").Text(),
                              *resources.limit("ephemeral-storage").Text()),
       .labels = {{resources.limit("ephemeral-storage").span(), "the limit"}}});
}

}  // namespace linter::rules
