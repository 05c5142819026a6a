#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/autoscaler.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

static const Option<std::int64_t> Minimum{"minimum", 2, "the lowest `minReplicas` that passes"};

Rule HpaMinReplicasTooLow() {
  return {
      .id = "hpa-min-replicas-too-low",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "autoscaler may go down to fewer replicas than survive the loss of one",
      .why =
          "In quiet hours the autoscaler leaves `minReplicas` pods, 1 where nothing is written; "
          "a single one makes every node drain and crash an outage, at night. Only "
          "HorizontalPodAutoscalers are judged: a ScaledObject of KEDA goes down to zero by "
          "design. Two are judged by `replicas-below-three`.",
      .reference = "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/",
      .since = "0.1",
      .replaces = {"kube-linter:hpa-minimum-three-replicas",
                   "kube-score:horizontalpodautoscaler-replicas", "polaris:hpaMinAvailability"},
      .checklist = {"IN-C-1", "IN-C-2"},
      .fix = FixKind::Unsafe,
      .options = {Minimum},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto autoscaler = k8s::Autoscaler::Of(object);
  if (!autoscaler || autoscaler->keda() || autoscaler->MayBePatch()) {
    return;
  }
  const auto least = autoscaler->minimum();
  const auto wanted = report.Get(Minimum);
  const bool unread = least.slot.present() && !least.has_value();
  if (unread || autoscaler->floor() >= wanted) {
    return;
  }
  std::vector<Edit> edits;
  if (autoscaler->maximum().value_or(0) >= wanted) {
    edits = yaml::Set(least.slot, std::to_string(wanted));
  }
  report.Add({
      .span = least.span(),
      .message = fmt::format("{} goes down to {} replica{}{}", object.Title(), autoscaler->floor(),
                             autoscaler->floor() == 1 ? "" : "s",
                             least.has_value() ? "" : ", the default"),
      .fixes = {{fmt::format("keep {} replicas", wanted), Safety::Unsafe, std::move(edits)}},
  });
}

}  // namespace linter::rules
