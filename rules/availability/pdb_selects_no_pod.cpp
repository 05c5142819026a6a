#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/disruption_budget.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule PdbSelectsNoPod() {
  return {
      .id = "pdb-selects-no-pod",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "disruption budget selects no pod",
      .why =
          "A budget that matches nothing guards nothing, and nobody notices before the drain that "
          "was to be held back. A missing selector selects no pod, and so did an empty one before "
          "`policy/v1`. Where the selector is missing, or matches no workload of the run, the rule "
          "speaks only in a closed world: the object may be a patch, the pods may stand elsewhere, "
          "or an operator makes them.",
      .reference = "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
      .since = "0.1",
      .replaces = {"kube-linter:pdb-min-available"},
      .checklist = {"IN-C-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto budget = k8s::DisruptionBudget::Of(object);
  if (!budget) {
    return;
  }
  const auto selector = budget->selector();
  if (!selector.present() && object.project().closed()) {
    report.Add({
        .span = object.name_span(),
        .message = fmt::format("{} has no selector and guards no pod", object.Title()),
    });
  } else if (selector.present() && selector.empty() && object.version() == "v1beta1") {
    report.Add({
        .span = selector.slot().span(),
        .message = "an empty selector selects no pod in `policy/v1beta1`",
    });
  } else if (object.project().closed() && budget->Selected().empty()) {
    report.Add({
        .span = selector.slot().span(),
        .message = fmt::format("{} guards pods `{}`, which nothing makes", object.Title(),
                               selector.Text()),
    });
  }
}

}  // namespace linter::rules
