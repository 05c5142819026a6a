#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule CrdsFolderHoldsOther() {
  return {
      .id = "crds-folder-holds-other",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .summary = "object in crds/ is no CustomResourceDefinition",
      .why =
          "Helm installs what lies in `crds/` before all else and never changes or removes it "
          "again, without templates. Other objects there stay behind when the release is "
          "gone, and are never updated.",
      .reference = "https://helm.sh/docs/chart_best_practices/custom_resource_definitions/",
      .since = "0.1",
      .replaces = {"helm-lint:validateCrdKind", "helm-lint:validateCrdAPIVersion"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  for (const auto& file : chart.files()) {
    const bool yaml = file.path.ends_with(".yaml") || file.path.ends_with(".yml");
    if (!file.path.starts_with("crds/") || !yaml) {
      continue;
    }
    const auto stream = yaml::Parse(*file.source);
    for (const auto& document : stream.documents) {
      const auto root = document.root();
      if (!root || document.broken() || !root->is_mapping()) {
        continue;
      }
      const auto kind = yaml::Slot(*root)["kind"];
      if (kind.Text() != "CustomResourceDefinition") {
        report.Add({.span = kind.span(),
                    .message = fmt::format("`{}` in `crds/` is never updated nor removed",
                                           kind.Text().value_or("object"))});
      }
    }
  }
}

}  // namespace linter::rules
