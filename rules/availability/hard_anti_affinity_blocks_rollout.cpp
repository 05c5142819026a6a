#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/affinity.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/rollout.h"
#include "linter/k8s/workload.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

static const Option<std::int64_t> Zones{"zones", 3, "how many zones the cluster has"};
static const Option<std::int64_t> Nodes{"nodes", 0,
                                        "how many nodes the pods may use; 0 is unknown"};

Rule HardAntiAffinityBlocksRollout() {
  return {
      .id = "hard-anti-affinity-blocks-rollout",
      .severity = Severity::Warning,
      .precision = Precision::Medium,
      .summary = "required anti-affinity leaves no place for the next pod",
      .why =
          "A pod that must not share a topology domain with its siblings needs a free one. When "
          "there are as many replicas as domains and a rollout may not take a pod away first "
          "(25 % of three pods, rounded down, is none), the new pod stays pending and the "
          "rollout hangs. With more replicas than domains the last ones never start. Zones are "
          "taken to be three (`zones`); how many nodes there are is unknown until `nodes` says "
          "so. Terms with `matchLabelKeys: [pod-template-hash]`, which let old and new pods "
          "share a domain, are left alone.",
      .reference =
          "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/"
          "#inter-pod-affinity-and-anti-affinity",
      .since = "0.1",
      .checklist = {"IN-C-4", "DS-R-1"},
      .options = {Zones, Nodes},
      .check = CheckWorkload,
  };
}

static std::int64_t DomainsOf(std::string_view key, const Report& report) {
  if (key == "kubernetes.io/hostname") {
    return report.Get(Nodes);
  }
  const bool zone =
      key == "topology.kubernetes.io/zone" || key == "failure-domain.beta.kubernetes.io/zone";
  return zone ? report.Get(Zones) : 0;
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  const auto floor = k8s::FloorOf(workload);
  if (workload.kind() != k8s::WorkloadKind::Deployment || !floor.known) {
    return;
  }
  for (const auto& term : k8s::AntiAffinityTerms(workload)) {
    const auto domains = DomainsOf(term.topology_key().Text().value_or(""), report);
    const bool hard = term.strength() == k8s::AffinityStrength::Required && term.Spreads(workload);
    const bool full = floor.count == domains && term.SpansRevisions();
    const bool stuck = full && k8s::StepsOf(workload, floor.count).surges_only();
    if (hard && domains > 0 && (floor.count > domains || stuck)) {
      report.Add({
          .span = term.topology_key().span(),
          .message = fmt::format("each of {} replicas of {} needs one of {} domains{}", floor.count,
                                 workload.object().Title(), domains,
                                 stuck ? ", and a rollout one more" : ""),
          .labels = {{floor.slot.span(), "as many replicas"}},
      });
    }
  }
}

}  // namespace linter::rules
