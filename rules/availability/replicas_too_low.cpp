#include <fmt/format.h>

#include <string>

#include "linter/check/report.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

static const Option<std::int64_t> Minimum{"minimum", 2, "the fewest replicas that pass"};

Rule ReplicasTooLow() {
  return {
      .id = "replicas-too-low",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "workload runs fewer replicas than it takes to survive the loss of one",
      .why =
          "With a single replica every node drain, eviction and crash is an outage, and a "
          "rollout has nothing to fall back on. `replicas` that is not written counts as 1. A "
          "workload that an autoscaler of the run targets is left to "
          "`hpa-min-replicas-too-low`; `replicas: 0`, which somebody chose, hooks of Helm and "
          "ReplicaSets that a Deployment owns are left alone. An autoscaler that lives outside of "
          "the run is not seen. Two replicas are judged by `replicas-below-three`, so that "
          "kube-linter's check for three is answered by both rules together.",
      .reference = "https://kubernetes.io/docs/concepts/workloads/pods/disruptions/",
      .since = "0.1",
      .replaces = {"kube-linter:minimum-three-replicas", "kube-score:deployment-replicas",
                   "polaris:deploymentMissingReplicas"},
      .checklist = {"IN-C-1"},
      .fix = FixKind::Unsafe,
      .options = {Minimum},
      .check = CheckWorkload,
  };
}

// A ReplicaSet that a Deployment made.
static bool OwnedByWorkload(const k8s::Workload& workload) {
  return workload.kind() == k8s::WorkloadKind::ReplicaSet &&
         workload.object().metadata()["ownerReferences"].size() > 0;
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto& object = workload.object();
  if (!workload.scalable() || workload.helm_hook() || OwnedByWorkload(workload) ||
      !k8s::AutoscalersOf(workload).empty()) {
    return;
  }
  const auto replicas = workload.replicas();
  const auto minimum = report.Get(Minimum);
  const auto count = replicas.value_or(1);
  // A text such as `${REPLICAS}` is filled in by others.
  const bool unread = replicas.slot.present() ? !replicas.has_value() : k8s::MayBePatch(workload);
  if (unread || count == 0 || count >= minimum) {
    return;
  }
  report.Add({
      .span = replicas.span(),
      .message = fmt::format("{} runs {} replica{}{}", object.Title(), count, count == 1 ? "" : "s",
                             replicas.has_value() ? "" : ", the default"),
      .fixes = {{fmt::format("run {} replicas", minimum), Safety::Unsafe,
                 yaml::Set(replicas.slot, std::to_string(minimum))}},
  });
}

}  // namespace linter::rules
