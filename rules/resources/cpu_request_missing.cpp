#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/allotment.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule CpuRequestMissing() {
  return {
      .id = "cpu-request-missing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "container requests no cpu",
      .why =
          "The scheduler takes the container to need nothing: nodes are overfilled, and under "
          "load its share of the processor is next to none. A limit implies a request of the "
          "same size, so a container with a limit alone passes; kube-linter, polaris and "
          "kube-score count it as missing. A request or limit of the pod as a whole, or of a "
          "LimitRange in the run, counts; one outside of the run is not seen. Init containers "
          "are left to `init-container-resources-missing`, so that the peers' checks of all "
          "containers are answered by both rules together.",
      .reference = "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
      .since = "0.1",
      .replaces = {"kube-linter:unset-cpu-requirements", "kube-score:container-resources",
                   "polaris:cpuRequestsMissing", "trivy:KSV-0015", "checkov:CKV_K8S_10",
                   "kics:ca469dd4-c736-448f-8ac1-30a642705e0a"},
      .checklist = {"IN-C-3"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  if (!container.long_running() || k8s::AllotmentOf(container, "cpu").requested) {
    return;
  }
  report.Add({.span = container.resources().request("cpu").span(),
              .message = fmt::format("{} requests no cpu", container.Title())});
}

}  // namespace linter::rules
