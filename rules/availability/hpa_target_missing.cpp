#include <fmt/format.h>

#include <utility>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule HpaTargetMissing() {
  return {
      .id = "hpa-target-missing",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "autoscaler targets an object that does not exist",
      .why =
          "An autoscaler without a target reports `FailedGetScale` and scales nothing. In an "
          "open world the target may stand elsewhere; the rule then speaks only where the "
          "namespace has a workload of that name and another kind, such as a StatefulSet that "
          "was a Deployment. kube-linter cannot see targets of the core group and of custom "
          "kinds; here any object of the kind and name counts.",
      .reference = "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/",
      .since = "0.1",
      .replaces = {"kube-linter:dangling-horizontalpodautoscaler",
                   "kube-score:horizontalpodautoscaler-has-target"},
      .checklist = {"IN-C-2"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto autoscaler = k8s::Autoscaler::Of(object);
  const auto& project = object.project();
  if (!autoscaler || autoscaler->target_name().empty() ||
      project.Find(autoscaler->target_kind(), autoscaler->target_name(), object) != nullptr) {
    return;
  }
  const k8s::Workload* namesake = nullptr;
  for (const auto* workload : project.Workloads(object)) {
    if (workload->scalable() && workload->object().name() == autoscaler->target_name()) {
      namesake = workload;
    }
  }
  if (!project.closed() && namesake == nullptr) {
    return;
  }
  std::vector<Label> labels;
  if (namesake != nullptr) {
    labels.push_back({namesake->object().name_span(), "a workload of this name, of another kind"});
  }
  report.Add({
      .span = autoscaler->target()[namesake != nullptr ? "kind" : "name"].span(),
      .message = fmt::format("{} targets {} `{}`, which does not exist", object.Title(),
                             autoscaler->target_kind(), autoscaler->target_name()),
      .labels = std::move(labels),
  });
}

}  // namespace linter::rules
