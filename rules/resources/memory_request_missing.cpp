#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/allotment.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule MemoryRequestMissing() {
  return {
      .id = "memory-request-missing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "container requests no memory",
      .why =
          "The scheduler takes the container to need nothing: nodes are overfilled, and when "
          "memory runs short its pod is among the first to be evicted. A limit implies a request "
          "of the same size, so a container with a limit alone passes; kube-linter, polaris and "
          "kube-score count it as missing. A request or limit of the pod as a whole, or of a "
          "LimitRange in the run, counts; one outside of the run is not seen. Init containers "
          "are left to `init-container-resources-missing`, so that the peers' checks of all "
          "containers are answered by both rules together.",
      .reference = "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
      .since = "0.1",
      .replaces = {"kube-score:container-resources", "polaris:memoryRequestsMissing",
                   "trivy:KSV-0016", "checkov:CKV_K8S_12",
                   "kics:229588ef-8fde-40c8-8756-f4f2b5825ded"},
      .checklist = {"IN-C-3"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  if (!container.long_running() || k8s::AllotmentOf(container, "memory").requested) {
    return;
  }
  report.Add({.span = container.resources().request("memory").span(),
              .message = fmt::format("{} requests no memory", container.Title())});
}

}  // namespace linter::rules
