#include <fmt/format.h>

#include <algorithm>

#include "linter/check/report.h"
#include "linter/helm/chart_view.h"
#include "linter/helm/semver.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule ChartLockOutdated() {
  return {
      .id = "chart-lock-outdated",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .summary = "lock file does not fit the dependencies",
      .why =
          "`helm dependency build` takes the versions of `Chart.lock`, and refuses a lock "
          "that is out of step with what is asked for. After a change of dependencies `helm "
          "dependency update` writes it anew.",
      .reference = "https://helm.sh/docs/helm/helm_dependency_build/",
      .since = "0.1",
      .check = CheckChart,
  };
}

// Whether the locked version is one of those that are asked for; what cannot be read is taken to
// be.
static bool Fits(const yaml::Slot& dependency, const yaml::Slot& locked) {
  const auto wanted = helm::ParseConstraint(dependency["version"].Text().value_or("*"));
  const auto version = helm::ParseVersion(locked["version"].Text().value_or(""));
  return !wanted || !version || helm::Satisfies(*version, *wanted);
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  if (!chart.has_metadata()) {
    return;
  }
  const auto lock = chart.Root("Chart.lock");
  if (!lock || !(*lock)["dependencies"].present()) {
    return;
  }
  const auto locked = (*lock)["dependencies"].Items();
  for (const auto& dependency : chart.Dependencies()) {
    const auto name = dependency["name"].Text().value_or("");
    const auto found = std::find_if(locked.begin(), locked.end(), [&](const auto& each) {
      return each["name"].Text() == name && Fits(dependency, each);
    });
    const auto same = std::find_if(locked.begin(), locked.end(),
                                   [&](const auto& each) { return each["name"].Text() == name; });
    if (found == locked.end()) {
      std::vector<Label> labels;
      if (same != locked.end()) {
        labels.push_back({(*same)["version"].span(), "the version that is locked"});
      }
      report.Add({.span = dependency[same == locked.end() ? "name" : "version"].span(),
                  .message = fmt::format("`Chart.lock` does not fit dependency `{}`", name),
                  .labels = std::move(labels)});
    }
  }
}

}  // namespace linter::rules
