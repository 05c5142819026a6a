#include <fmt/format.h>

#include <array>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"
#include "linter/helm/mention.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule TemplateFeatureRemoved() {
  return {
      .id = "template-feature-removed",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "template uses what Helm 3 no longer has",
      .why =
          "`.Release.Time` and `.Capabilities.TillerVersion` were of Helm 2: what is asked of "
          "them stops the rendering or prints nothing. The hook `crd-install` is passed over: "
          "its object is never installed, and belongs into `crds/`.",
      .reference = "https://helm.sh/docs/topics/v2_v3_migration/",
      .since = "0.1",
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  struct Feature {
    std::string_view text;
    std::string_view instead;
  };
  constexpr std::array<Feature, 3> Features = {{
      {".Release.Time", "nothing"},
      {".Capabilities.TillerVersion", "`.Capabilities.HelmVersion`"},
      {"crd-install", "the folder `crds/`"},
  }};
  for (const auto& file : chart.files()) {
    if (!file.path.starts_with("templates/") || file.path.ends_with(".txt")) {
      continue;
    }
    for (const auto& feature : Features) {
      if (const auto span = helm::MentionOf(feature.text, *file.source)) {
        report.Add({.span = *span,
                    .message = fmt::format("Helm 3 has {} for `{}`", feature.instead,
                                           file.source->Text(*span))});
      }
    }
  }
}

}  // namespace linter::rules
