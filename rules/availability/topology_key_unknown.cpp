#include <fmt/format.h>

#include "linter/check/report.h"
#include "linter/k8s/affinity.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::rules {

static void CheckWorkload(const k8s::Workload& workload, Report& report);

Rule TopologyKeyUnknown() {
  return {
      .id = "topology-key-unknown",
      .severity = Severity::Error,
      .precision = Precision::High,
      .summary = "affinity or spread over a node label that does not exist",
      .why =
          "A topology key is a label of nodes. With one that no node has, a required term or "
          "`DoNotSchedule` keeps pods pending, and a preferred one does nothing. Speaks where "
          "the key is missing, and of keys in the domains `kubernetes.io` and "
          "`topology.kubernetes.io`, which are reserved, that Kubernetes does not know; keys of "
          "other domains may be your own.",
      .reference = "https://kubernetes.io/docs/reference/labels-annotations-taints/",
      .since = "0.1",
      .checklist = {"IN-C-4"},
      .check = CheckWorkload,
  };
}

static bool Exists(std::string_view key) {
  const auto slash = key.find('/');
  const auto domain = key.substr(0, slash == std::string_view::npos ? 0 : slash);
  if (domain == "kubernetes.io") {
    return key == "kubernetes.io/hostname" || key == "kubernetes.io/os" ||
           key == "kubernetes.io/arch";
  }
  // People put racks and the like beside zone and region, but a host is never there.
  return key != "topology.kubernetes.io/hostname" && key != "topology.kubernetes.io/os";
}

static void CheckKey(const yaml::Slot& key, Report& report) {
  const auto text = key.Text().value_or("");
  if (text.empty()) {
    report.Add({.span = key.span(), .message = "term has no topology key"});
  } else if (!Exists(text)) {
    report.Add({.span = key.span(), .message = fmt::format("no node has a label `{}`", text)});
  }
}

static void CheckWorkload(const k8s::Workload& workload, Report& report) {
  for (const auto& term : k8s::AntiAffinityTerms(workload)) {
    CheckKey(term.topology_key(), report);
  }
  for (const auto& constraint : k8s::SpreadConstraints(workload)) {
    // A missing one is told by `topology-spread-invalid`.
    if (constraint.topology_key().present()) {
      CheckKey(constraint.topology_key(), report);
    }
  }
}

}  // namespace linter::rules
