#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule TemplateExtensionUnknown() {
  return {
      .id = "template-extension-unknown",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "file in templates/ is neither YAML nor text",
      .why =
          "Helm renders every file in `templates/` whose name does not begin with `_`, and "
          "takes what comes out for objects, whatever its ending: a README there breaks the "
          "chart, or is installed. Partials are `.tpl`, notes `.txt`.",
      .reference = "https://helm.sh/docs/chart_template_guide/getting_started/",
      .since = "0.1",
      .replaces = {"helm-lint:validateAllowedExtension"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  constexpr std::array<std::string_view, 4> Endings = {".yaml", ".yml", ".tpl", ".txt"};
  for (const auto& file : chart.files()) {
    const auto name = std::string_view(file.path).substr(file.path.rfind('/') + 1);
    const bool known = std::any_of(Endings.begin(), Endings.end(),
                                   [&](std::string_view each) { return name.ends_with(each); });
    if (file.path.starts_with("templates/") && !known && !name.starts_with('.') &&
        !name.starts_with('_')) {
      report.Add({.span = Span{file.source->id, 0, 0},
                  .message = fmt::format("`{}` is rendered, and is neither YAML nor text", name)});
    }
  }
}

}  // namespace linter::rules
