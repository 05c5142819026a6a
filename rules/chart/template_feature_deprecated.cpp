#include <fmt/format.h>

#include <array>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"
#include "linter/helm/mention.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule TemplateFeatureDeprecated() {
  return {
      .id = "template-feature-deprecated",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "template uses what Helm keeps for old charts only",
      .why =
          "`.Capabilities.KubeVersion.GitVersion` is another name of "
          "`.Capabilities.KubeVersion.Version`, and `trimall` of `trimAll`; both are "
          "documented as deprecated, and work as long as nobody takes them away.",
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
  constexpr std::array<Feature, 2> Features = {{
      {".Capabilities.KubeVersion.GitVersion", "`.Capabilities.KubeVersion.Version`"},
      {"trimall ", "`trimAll`"},
  }};
  for (const auto& file : chart.files()) {
    if (!file.path.starts_with("templates/") || file.path.ends_with(".txt")) {
      continue;
    }
    for (const auto& feature : Features) {
      if (const auto span = helm::MentionOf(feature.text, *file.source)) {
        report.Add({.span = *span,
                    .message = fmt::format("`{1}` is deprecated; there is {0}", feature.instead,
                                           file.source->Text(*span))});
      }
    }
  }
}

}  // namespace linter::rules
