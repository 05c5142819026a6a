#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/allotment.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule EphemeralStorageLimitMissing() {
  return {
      .id = "ephemeral-storage-limit-missing",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "container has no limit of ephemeral storage",
      .why =
          "Logs, the writable layer and `emptyDir` volumes fill the disk of the node, and every "
          "pod on it is in danger. With a limit only the pod that writes too much is evicted. "
          "Many clusters do not manage it, so the rule runs only when it is asked for. A request "
          "or limit of the pod as a whole, or of a LimitRange in the run, counts; one outside of "
          "the run is not seen. Init containers are left to `init-container-resources-missing`, "
          "so that the peers' checks of all containers are answered by both rules together.",
      .reference = "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
      .since = "0.1",
      .replaces = {"kube-score:container-ephemeral-storage-request-and-limit"},
      .checklist = {"IN-C-3"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  if (!container.long_running() || k8s::AllotmentOf(container, "ephemeral-storage").limited) {
    return;
  }
  report.Add({.span = container.resources().limit("ephemeral-storage").span(),
              .message = fmt::format("{} has no ephemeral storage limit", container.Title())});
}

}  // namespace linter::rules
