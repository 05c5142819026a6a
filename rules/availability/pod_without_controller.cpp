#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule PodWithoutController() {
  return {
      .id = "pod-without-controller",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "bare pod that nothing starts again",
      .why =
          "A pod that no controller owns is gone when its node is: nothing makes a new one, and "
          "it cannot be rolled to another version. Left alone: pods that run to an end "
          "(`restartPolicy: Never` or `OnFailure`), hooks and tests of Helm, static pods, and "
          "pods that name an owner.",
      .reference = "https://kubernetes.io/docs/concepts/workloads/pods/#working-with-pods",
      .since = "0.1",
      .checklist = {"IN-C-1"},
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto& object = workload.object();
  const auto policy = workload.pod_spec()["restartPolicy"].Text().value_or("Always");
  const auto annotations = object.annotations();
  const bool mirrored = annotations.Find("kubernetes.io/config.source") != nullptr ||
                        annotations.Find("kubernetes.io/config.mirror") != nullptr ||
                        object.name_space() == "kube-system";
  if (workload.kind() != k8s::WorkloadKind::Pod || policy != "Always" || workload.helm_hook() ||
      mirrored || k8s::MayBePatch(workload) || object.metadata()["ownerReferences"].size() > 0) {
    return;
  }
  report.Add({
      .span = object.name_span(),
      .message = fmt::format("no controller makes {} again", object.Title()),
  });
}

}  // namespace linter::rules
