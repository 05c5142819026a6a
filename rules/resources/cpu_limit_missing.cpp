#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/allotment.h"
#include "linter/k8s/container.h"

namespace linter::rules {

static void CheckContainer(const k8s::Container& container, Report& report);

Rule CpuLimitMissing() {
  return {
      .id = "cpu-limit-missing",
      .severity = Severity::Info,
      .precision = Precision::Medium,
      .profiles = {},
      .summary = "container has no cpu limit",
      .why =
          "Without a limit a container may use every idle core of its node. Many teams want "
          "exactly this, because a limit throttles a container while cores are idle, and "
          "requests already share them fairly: the rule runs only when it is asked for. A "
          "request or limit of the pod as a whole, or of a LimitRange in the run, counts; one "
          "outside of the run is not seen. Init containers are left to "
          "`init-container-resources-missing`, so that the peers' checks of all containers are "
          "answered by both rules together.",
      .reference = "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
      .since = "0.1",
      .replaces = {"kube-score:container-resources", "polaris:cpuLimitsMissing", "trivy:KSV-0011",
                   "checkov:CKV_K8S_11", "kics:4ac0e2b7-d2d2-4af7-8799-e8de6721ccda"},
      .checklist = {"IN-C-3"},
      .check = CheckContainer,
  };
}

static void CheckContainer(const k8s::Container& container, Report& report) {
  if (!container.long_running() || k8s::AllotmentOf(container, "cpu").limited) {
    return;
  }
  report.Add({.span = container.resources().limit("cpu").span(),
              .message = fmt::format("{} has no cpu limit", container.Title())});
}

}  // namespace linter::rules
