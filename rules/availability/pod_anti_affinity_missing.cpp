#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "linter/check/report.h"
#include "linter/k8s/affinity.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/project.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule PodAntiAffinityMissing() {
  return {
      .id = "pod-anti-affinity-missing",
      .severity = Severity::Warning,
      .precision = Precision::High,
      .profiles = {Profile::Production},
      .summary = "nothing keeps the replicas of a workload on different nodes",
      .why =
          "The scheduler may put all replicas on one node, whose loss is then the loss of the "
          "service. A term of pod anti-affinity, preferred or required, over any topology, or a "
          "topology spread constraint satisfies the rule when it matches the pod's own labels. One "
          "that was meant to is left to `anti-affinity-misses-own-pods` and "
          "`topology-spread-misses-own-pods`. kube-linter accepts anti-affinity over hosts only.",
      .reference =
          "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/",
      .since = "0.1",
      .replaces = {"kube-linter:no-anti-affinity", "kube-score:deployment-has-host-podantiaffinity",
                   "kube-score:statefulset-has-host-podantiaffinity",
                   "polaris:topologySpreadConstraint", "kics:a31b7b82-d994-48c4-bd21-3bab6c31827a",
                   "kics:d740d048-8ed3-49d3-b77b-6f072f3b669e"},
      .checklist = {"IN-C-4"},
      .fix = FixKind::Unsafe,
      .check = CheckWorkload,
  };
}

// A constraint that spreads the pods by the labels that their selector asks for.
static std::vector<Edit> Spread(const k8s::Workload& workload) {
  const auto slot = workload.pod_spec()["topologySpreadConstraints"];
  const auto selector = workload.selector();
  if (slot.written() || selector.labels().empty()) {
    return {};
  }
  std::vector<std::string> lines = {"- maxSkew: 1", "  topologyKey: kubernetes.io/hostname",
                                    "  whenUnsatisfiable: ScheduleAnyway",
                                    "  labelSelector:", "    matchLabels:"};
  for (const auto& pair : selector.labels().pairs()) {
    lines.push_back(fmt::format("      {}: {}", pair.key, yaml::Quote(pair.value)));
  }
  return yaml::SetBlock(slot, lines);
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  if (!workload.scalable() || workload.helm_hook() || k8s::FloorOf(workload).count < 2 ||
      k8s::MayBePatch(workload)) {
    return;
  }
  const auto settled = [&](const auto& term) {
    return term.Spreads(workload) || k8s::MissesOwnPods(term.selector(), workload);
  };
  const auto terms = k8s::AntiAffinityTerms(workload);
  const auto constraints = k8s::SpreadConstraints(workload);
  if (std::any_of(terms.begin(), terms.end(), settled) ||
      std::any_of(constraints.begin(), constraints.end(), settled)) {
    return;
  }
  report.Add({
      .span = workload.pod_spec()["affinity"]["podAntiAffinity"].span(),
      .message = fmt::format("replicas of {} may all run on one node", workload.object().Title()),
      .fixes = {{"spread the pods over nodes", Safety::Unsafe, Spread(workload)}},
  });
}

}  // namespace linter::rules
