#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/labels.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule WorkloadSelectorMissing() {
  return {
      .id = "workload-selector-missing",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "workload has no selector",
      .why =
          "Since `apps/v1` nothing is filled in for a missing `spec.selector`: the API refuses the "
          "object, and refuses an empty one too. ReplicationControllers, DeploymentConfigs of "
          "OpenShift and the kinds of `v1beta1` take the template's labels, and are reported only "
          "when there are none. In an open world an object without containers, or with one that "
          "has no image, is taken for a patch of Kustomize.",
      .reference = "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector",
      .since = "0.1",
      .replaces = {"kube-linter:mismatching-selector", "helm-lint:validateMatchSelector"},
      .checklist = {"IN-C-1"},
      .check = CheckWorkload,
  };
}

// Whether the API takes the template's labels for a selector that is not there.
static bool Defaults(const k8s::Workload& workload) {
  const auto version = workload.object().version();
  return version == "v1beta1" || workload.kind() == k8s::WorkloadKind::ReplicationController ||
         workload.kind() == k8s::WorkloadKind::DeploymentConfig;
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto selector = workload.selector();
  const auto& object = workload.object();
  const bool selects = (workload.scalable() || workload.kind() == k8s::WorkloadKind::DaemonSet) &&
                       !object.spec()["workloadRef"].present();
  const bool filled_in = Defaults(workload) && !workload.pod_labels().empty();
  const bool patch = k8s::MayBePatch(workload);
  if (!selects || filled_in || patch || (selector.present() && !selector.empty())) {
    return;
  }
  report.Add({
      .span = selector.present() ? selector.slot().span() : object.name_span(),
      .message =
          fmt::format("{} has {} selector", object.Title(), selector.present() ? "an empty" : "no"),
  });
}

}  // namespace linter::rules
