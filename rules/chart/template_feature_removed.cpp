#include <fmt/format.h>

#include <array>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

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

static bool IsInComment(std::string_view text, std::size_t at) {
  const auto line = text.rfind('\n', at);
  const auto begin = line == std::string_view::npos ? 0 : line + 1;
  const auto before = text.substr(begin, at - begin);
  return before.find('#') != std::string_view::npos || before.find("/*") != std::string_view::npos;
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
    const std::string_view text = file.source->text;
    for (const auto& feature : Features) {
      const auto at = text.find(feature.text);
      if (at != std::string_view::npos && !IsInComment(text, at)) {
        const auto end =
            feature.text.ends_with(' ') ? feature.text.size() - 1 : feature.text.size();
        report.Add({.span = Span{file.source->id, static_cast<std::uint32_t>(at),
                                 static_cast<std::uint32_t>(at + end)},
                    .message = fmt::format("Helm 3 has {} for `{}`", feature.instead,
                                           feature.text.substr(0, end))});
      }
    }
  }
}

}  // namespace linter::rules
