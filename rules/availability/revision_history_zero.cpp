#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule RevisionHistoryZero() {
  return {
      .id = "revision-history-zero",
      .severity = Severity::Warning,
      .precision = Precision::VeryHigh,
      .profiles = {Profile::Production},
      .summary = "no old revision is kept, so that a rollout cannot be undone",
      .why =
          "With `revisionHistoryLimit: 0` nothing is left for `kubectl rollout undo` to go back "
          "to. Ten are kept where nothing is written, and they cost next to nothing.",
      .reference =
          "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#clean-up-policy",
      .since = "0.1",
      .checklist = {"RB-S-3", "RB-C-1", "RB-C-3"},
      .fix = FixKind::Unsafe,
      .check = CheckWorkload,
  };
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto slot = workload.object().spec()["revisionHistoryLimit"];
  const bool versioned = workload.scalable() || workload.kind() == k8s::WorkloadKind::DaemonSet;
  if (!versioned || slot.Int() != 0) {
    return;
  }
  report.Add({
      .span = slot.span(),
      .message = fmt::format("{} keeps no old revision", workload.object().Title()),
      .fixes = {{"keep the default of 10 revisions", Safety::Unsafe, yaml::Remove(slot)}},
  });
}

}  // namespace linter::rules
