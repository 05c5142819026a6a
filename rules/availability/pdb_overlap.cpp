#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/k8s/disruption_budget.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule PdbOverlap() {
  return {
      .id = "pdb-overlap",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "two disruption budgets guard the same pods",
      .why =
          "The eviction API refuses a pod that more than one budget selects with a server "
          "error, so a drain of its node never ends. Budgets in different folders, which are "
          "likely copies for several environments, and budgets of one name are not compared.",
      .reference = "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
      .since = "0.1",
      .checklist = {"IN-C-1"},
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto budget = k8s::DisruptionBudget::Of(object);
  if (!budget) {
    return;
  }
  for (const auto* workload : budget->Selected()) {
    for (const auto& other : k8s::BudgetsFor(*workload)) {
      if (&other.object() == &object) {
        break;
      }
      const auto others = other.Selected();
      if (other.object().name() == object.name() || !other.object().SameFolder(object) ||
          std::find(others.begin(), others.end(), workload) == others.end()) {
        continue;
      }
      report.Add({
          .span = budget->selector().slot().span(),
          .message = fmt::format("pods of {} are guarded by {} as well", workload->object().Title(),
                                 other.object().Title()),
          .labels = {{other.object().name_span(), "the other budget"}},
      });
      return;
    }
  }
}

}  // namespace linter::rules
