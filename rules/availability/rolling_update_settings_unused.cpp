#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule RollingUpdateSettingsUnused() {
  return {
      .id = "rolling-update-settings-unused",
      .severity = Severity::Error,
      .precision = Precision::VeryHigh,
      .summary = "settings of a rolling update stand beside another strategy",
      .why =
          "A Deployment with `type: Recreate`, or a StatefulSet with `OnDelete`, may not have "
          "`rollingUpdate`: the API refuses the object. It is what a change of the type alone "
          "leaves behind.",
      .reference = "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy",
      .since = "0.1",
      .checklist = {"DS-R-1"},
      .fix = FixKind::Unsafe,
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const bool checked = workload.kind() == k8s::WorkloadKind::Deployment ||
                       workload.kind() == k8s::WorkloadKind::StatefulSet;
  const auto strategy = workload.update_strategy();
  const auto type = strategy["type"].Text().value_or("");
  const auto settings = strategy["rollingUpdate"];
  if (!checked || !settings.present() || (type != "Recreate" && type != "OnDelete")) {
    return;
  }
  report.Add({
      .span = settings.label(),
      .message = fmt::format("`rollingUpdate` stands beside `type: {}`", type),
      .labels = {{strategy["type"].span(), "the strategy"}},
      .fixes = {{"remove `rollingUpdate`", Safety::Unsafe, yaml::Remove(settings)}},
  });
}

}  // namespace linter::rules
