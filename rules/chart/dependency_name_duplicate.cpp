#include <fmt/format.h>

#include <map>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule DependencyNameDuplicate() {
  return {
      .id = "dependency-name-duplicate",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "two dependencies have the same name",
      .why =
          "Values reach a dependency by its alias, or else by its name: both entries get the "
          "same ones, and the objects of one overwrite those of the other. An `alias` tells "
          "them apart. Entries of which only one is ever switched on are told, too, as Helm "
          "does.",
      .reference = "https://helm.sh/docs/topics/charts/#chart-dependencies",
      .since = "0.1",
      .replaces = {"helm-lint:validateDependenciesUnique"},
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  if (!chart.has_metadata()) {
    return;
  }
  std::map<std::string_view, yaml::Slot> seen;
  for (const auto& dependency : chart.Dependencies()) {
    const auto alias = dependency["alias"];
    const auto slot = alias.Text().value_or("").empty() ? dependency["name"] : alias;
    const auto name = slot.Text().value_or("");
    const auto [first, fresh] = seen.emplace(name, slot);
    if (!fresh && !name.empty()) {
      report.Add({.span = slot.span(),
                  .message = fmt::format("two dependencies are called `{}`", name),
                  .labels = {{first->second.span(), "the first"}}});
    }
  }
}

}  // namespace linter::rules
