#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/disruption_budget.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckObject(const k8s::Object& object, Report& report);

Rule PdbWithoutLimit() {
  return {
      .id = "pdb-without-limit",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "disruption budget without minAvailable and maxUnavailable",
      .why =
          "The API accepts a budget that says neither, but its controller then counts no pod as "
          "expected and never allows an eviction: node drains hang on it as on `maxUnavailable: "
          "0`.",
      .reference = "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
      .since = "0.1",
      .replaces = {"kube-score:poddisruptionbudget-has-policy"},
      .checklist = {"IN-C-1"},
      .fix = FixKind::Unsafe,
      .check = CheckObject,
  };
}

static void CheckObject(const k8s::Object& object, Report& report) {
  const auto budget = k8s::DisruptionBudget::Of(object);
  if (!budget || budget->min_available().present() || budget->max_unavailable().present() ||
      !budget->selector().present()) {
    return;
  }
  report.Add({
      .span = object.name_span(),
      .message = fmt::format("{} has neither `minAvailable` nor `maxUnavailable`", object.Title()),
      .fixes = {{"let one pod be unavailable", Safety::Unsafe,
                 yaml::Set(budget->max_unavailable(), "1")}},
  });
}

}  // namespace linter::rules
