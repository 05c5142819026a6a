#include <fmt/format.h>

#include <array>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

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
  constexpr std::array<Feature, 2> Features = {{
      {".Capabilities.KubeVersion.GitVersion", "`.Capabilities.KubeVersion.Version`"},
      {"trimall ", "`trimAll`"},
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
                    .message = fmt::format("`{1}` is deprecated; there is {0}", feature.instead,
                                           feature.text.substr(0, end))});
      }
    }
  }
}

}  // namespace linter::rules
