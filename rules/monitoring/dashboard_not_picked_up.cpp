#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/dashboard.h"
#include "linter/k8s/project.h"

namespace linter::rules {

static void CheckProject(const k8s::Project& project, Report& report);

Rule DashboardNotPickedUp() {
  return {
      .id = "dashboard-not-picked-up",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "dashboard lacks the label by which its siblings are found",
      .why =
          "The sidecar of Grafana loads ConfigMaps with a label, `grafana_dashboard` where "
          "nothing else is set. A dashboard without it, beside others that have it, is "
          "never loaded, and nothing says so. ConfigMaps that a workload of the run mounts "
          "are left alone.",
      .reference =
          "https://github.com/grafana/helm-charts/tree/main/charts/grafana#sidecar-for-dashboards",
      .since = "0.1",
      .checklist = {"HM-M-3"},
      .check = CheckProject,
  };
}

static void CheckProject(const k8s::Project& project, Report& report) {
  std::vector<const k8s::Object*> found;
  std::vector<const k8s::Object*> missed;
  for (const auto* const object : project.OfKind("ConfigMap")) {
    if (!k8s::DashboardTexts(*object).empty()) {
      (k8s::IsPickedUp(*object) ? found : missed).push_back(object);
    }
  }
  for (const auto* const object : missed) {
    const auto sibling = std::find_if(found.begin(), found.end(), [&](const k8s::Object* other) {
      return object->SameFolder(*other);
    });
    if (sibling != found.end() && !k8s::IsMounted(*object)) {
      report.Add({.span = object->metadata()["labels"][k8s::DashboardLabel].span(),
                  .message = fmt::format("{} holds a dashboard and has no label `{}`",
                                         object->Title(), k8s::DashboardLabel),
                  .labels = {{.span = (*sibling)->name_span(), .text = "has it"}}});
    }
  }
}

}  // namespace linter::rules
