#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/disruption_budget.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule PdbWithTwoLimits() {
  return {
      .id = "pdb-with-two-limits",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "disruption budget with both minAvailable and maxUnavailable",
      .why =
          "The two fields exclude each other: the API refuses the object, and the budget that "
          "was there before, or none, stays in force.",
      .reference = "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
      .since = "0.1",
      .checklist = {"IN-C-1"},
      .fix = FixKind::Unsafe,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto budget = k8s::DisruptionBudget::Of(object);
  if (!budget || !budget->min_available().present() || !budget->max_unavailable().present()) {
    return;
  }
  report.Add({
      .span = budget->min_available().label(),
      .message = fmt::format("{} has both `minAvailable` and `maxUnavailable`", object.Title()),
      .labels = {{budget->max_unavailable().label(), "the other limit"}},
      .fixes = {{"keep `maxUnavailable`", Safety::Unsafe, yaml::Remove(budget->min_available())}},
  });
}

}  // namespace linter::rules
