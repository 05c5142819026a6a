#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/allotment.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule EphemeralStorageRequestMissing() {
  return {
      .id = "ephemeral-storage-request-missing",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "container requests no ephemeral storage",
      .why =
          "Logs, the writable layer and `emptyDir` volumes fill the disk of the node. A request "
          "makes the scheduler look for a node that has room; without, pods are evicted when the "
          "disk is full. Many clusters do not manage it, so the rule runs only when it is asked "
          "for. A request or limit of the pod as a whole, or of a LimitRange in the run, counts; "
          "one outside of the run is not seen. Init containers are left to "
          "`init-container-resources-missing`, so that the peers' checks of all containers are "
          "answered by both rules together.",
      .reference = "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
      .since = "0.1",
      .replaces = {"kube-score:container-ephemeral-storage-request-and-limit"},
      .checklist = {"IN-C-3"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  if (!container.long_running() || k8s::AllotmentOf(container, "ephemeral-storage").requested) {
    return;
  }
  report.Add({.span = container.resources().request("ephemeral-storage").span(),
              .message = fmt::format("{} requests no ephemeral storage", container.Title())});
}

}  // namespace linter::rules
