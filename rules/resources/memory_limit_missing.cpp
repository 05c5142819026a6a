#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/allotment.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule MemoryLimitMissing() {
  return {
      .id = "memory-limit-missing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "container has no memory limit",
      .why =
          "A leak takes the whole node: the kernel then kills whatever it finds, other teams' "
          "pods included. With a limit only the container that leaks is restarted. A request or "
          "limit of the pod as a whole, or of a LimitRange in the run, counts; one outside of "
          "the run is not seen. Init containers are left to `init-container-resources-missing`, "
          "so that the peers' checks of all containers are answered by both rules together.",
      .reference = "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
      .since = "0.1",
      .replaces = {"kube-linter:unset-memory-requirements", "kube-score:container-resources",
                   "polaris:memoryLimitsMissing", "trivy:KSV-0018", "checkov:CKV_K8S_13",
                   "kics:b14d1bc4-a208-45db-92f0-e21f8e2588e9"},
      .checklist = {"IN-C-3", "PD-CF-5", "PO-M-4"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  if (!container.long_running() || k8s::AllotmentOf(container, "memory").limited) {
    return;
  }
  report.Add({.span = container.resources().limit("memory").span(),
              .message = fmt::format("{} has no memory limit", container.Title())});
}

}  // namespace linter::rules
