#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule TwoAutoscalersOnOneTarget() {
  return {
      .id = "two-autoscalers-on-one-target",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "two autoscalers change one workload",
      .why =
          "Each undoes what the other does, and the number of pods, or their requests, goes up "
          "and down. KEDA's webhook refuses a ScaledObject whose target has a "
          "HorizontalPodAutoscaler already. A VerticalPodAutoscaler counts where it changes "
          "pods (`updateMode` is not `Off`) and controls a resource that the other one "
          "measures. Silent for objects of one name or in different folders, which are likely "
          "copies for several environments, and where KEDA takes a HorizontalPodAutoscaler over "
          "(`scaledobject.keda.sh/transfer-hpa-ownership`).",
      .reference = "https://keda.sh/docs/latest/concepts/scaling-deployments/",
      .since = "0.1",
      .checklist = {"IN-C-2"},
      .check = CheckObject,
  };
}

static bool TakesOver(const k8s::Object& object) {
  const auto annotations = object.annotations();
  const auto* found = annotations.Find("scaledobject.keda.sh/transfer-hpa-ownership");
  return found != nullptr && found->value == "true";
}

// The other autoscaler of one target; the later of two finds the earlier.
static const k8s::Object* Rival(const k8s::Autoscaler& autoscaler) {
  const auto& object = autoscaler.object();
  for (const std::string_view kind : {"HorizontalPodAutoscaler", "ScaledObject"}) {
    for (const auto* other : object.project().OfKind(kind, object)) {
      const auto rival = k8s::Autoscaler::Of(*other);
      if (other == &object) {
        return nullptr;
      }
      const bool same = rival && rival->target_kind() == autoscaler.target_kind() &&
                        rival->target_name() == autoscaler.target_name();
      const bool copy = other->kind() == object.kind() && other->name() == object.name();
      if (same && !copy && other->SameFolder(object)) {
        return other;
      }
    }
  }
  return nullptr;
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto autoscaler = k8s::Autoscaler::Of(object);
  if (!autoscaler || autoscaler->target_name().empty() || TakesOver(object)) {
    return;
  }
  const auto* rival = Rival(*autoscaler);
  if (rival == nullptr) {
    rival = k8s::VerticalRival(*autoscaler);
  }
  if (rival != nullptr) {
    report.Add({
        .span = autoscaler->target()["name"].span(),
        .message = fmt::format("{} `{}` is scaled by {} as well", autoscaler->target_kind(),
                               autoscaler->target_name(), rival->Title()),
        .labels = {{rival->name_span(), "the other autoscaler"}},
    });
  }
}

}  // namespace linter::rules
