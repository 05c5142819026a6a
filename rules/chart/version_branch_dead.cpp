#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/helm/version_branch.h"

namespace linter::rules {

static void CheckChart(const helm::ChartView& chart, Report& report);

Rule VersionBranchDead() {
  return {
      .id = "version-branch-dead",
      .severity = Severity::Info,
      .precision = Precision::High,
      .profiles = {},
      .summary = "branch of a template for versions of Kubernetes that nobody wants any more",
      .why =
          "What a template writes for clusters that the chart is not for is never rendered, "
          "never tested, and read by everybody who changes it. The versions are those of "
          "`--kube-version` or `kube-version:`, else those that `kubeVersion` in `Chart.yaml` "
          "allows. Followed are `semverCompare` on the version of the cluster, "
          "`.Capabilities.APIVersions.Has` (with chosen versions only) and `and`, `or`, `not` "
          "of them.",
      .reference = "https://helm.sh/docs/chart_template_guide/builtin_objects/",
      .since = "0.1",
      .check = CheckChart,
  };
}

static void CheckChart(const helm::ChartView& chart, Report& report) {
  const auto [versions, branches] = helm::FindVersionBranches(chart);
  for (const auto& branch : branches) {
    if (!branch.holds) {
      report.Add({.span = branch.span,
                  .message = fmt::format("this condition never holds for {}", versions)});
    } else if (branch.has_else) {
      report.Add({.span = branch.span,
                  .message = fmt::format("this condition always holds for {}: its `else` is dead",
                                         versions)});
    }
  }
}

}  // namespace linter::rules
