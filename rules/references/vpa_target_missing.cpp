#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/object.h"
#include "linter/k8s/placeholder.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule VpaTargetMissing() {
  return {
      .id = "vpa-target-missing",
      .severity = Severity::Error,
      .precision = Precision::Medium,
      .summary = "VerticalPodAutoscaler has no target",
      .why =
          "It watches nothing and changes nothing, and the pods keep the requests that somebody "
          "guessed. The target may stand elsewhere, so this is judged only in a closed world "
          "(`--closed-world`). Targets of kinds that make no pods themselves are left alone: they "
          "are of operators.",
      .reference =
          "https://kubernetes.io/docs/concepts/workloads/autoscaling/vertical-pod-autoscale/",
      .since = "0.1",
      .closed_world_only = true,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  if (!object.project().closed()) {
    return;
  }
  if (object.kind() != "VerticalPodAutoscaler") {
    return;
  }
  const auto target = object.spec()["targetRef"];
  const auto kind = target["kind"].Text().value_or("");
  const auto name = target["name"].Text().value_or("");
  const bool known = kind == "Deployment" || kind == "StatefulSet" || kind == "DaemonSet" ||
                     kind == "ReplicaSet" || kind == "CronJob" || kind == "Job";
  if (known && !k8s::StandsForAnother(name) &&
      object.project().Find(kind, name, object) == nullptr) {
    report.Add({.span = target["name"].span(),
                .message = fmt::format("{} has no target: there is no {} `{}`", object.Title(),
                                       kind, name)});
  }
}

}  // namespace linter::rules
