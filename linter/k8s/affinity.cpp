#include "linter/k8s/affinity.h"

#include <algorithm>

#include "linter/k8s/project.h"

namespace linter::k8s {

bool AntiAffinityTerm::Spreads(const Workload& workload) const {
  const auto own = workload.object().effective_namespace();
  const auto namespaces = slot_["namespaces"].Items();
  const bool elsewhere = !namespaces.empty() && !slot_["namespaceSelector"].present() &&
                         std::none_of(namespaces.begin(), namespaces.end(),
                                      [&](const yaml::Slot& name) { return name.Text() == own; });
  const auto mismatch = slot_["mismatchLabelKeys"].Items();
  const bool others_only =
      std::any_of(mismatch.begin(), mismatch.end(), [&](const yaml::Slot& key) {
        return workload.pod_labels().Find(key.Text().value_or("")) != nullptr;
      });
  return !elsewhere && !others_only && selector().Matches(workload.pod_labels());
}

bool AntiAffinityTerm::SpansRevisions() const {
  const auto keys = slot_["matchLabelKeys"].Items();
  return std::none_of(keys.begin(), keys.end(),
                      [](const yaml::Slot& key) { return key.Text() == "pod-template-hash"; });
}

std::vector<AntiAffinityTerm> AntiAffinityTerms(const Workload& workload) {
  std::vector<AntiAffinityTerm> terms;
  const auto anti = workload.pod_spec()["affinity"]["podAntiAffinity"];
  for (const auto& term : anti["requiredDuringSchedulingIgnoredDuringExecution"].Items()) {
    terms.emplace_back(term, AffinityStrength::Required);
  }
  for (const auto& term : anti["preferredDuringSchedulingIgnoredDuringExecution"].Items()) {
    terms.emplace_back(term["podAffinityTerm"], AffinityStrength::Preferred);
  }
  return terms;
}

std::vector<SpreadConstraint> SpreadConstraints(const Workload& workload) {
  std::vector<SpreadConstraint> constraints;
  for (const auto& item : workload.pod_spec()["topologySpreadConstraints"].Items()) {
    constraints.emplace_back(item);
  }
  return constraints;
}

// Whether a value of the selector is a name of the workload: its own, or one of its labels.
static bool Names(const Selector& selector, const Workload& workload) {
  const auto& own = workload.pod_labels().pairs();
  const auto wanted = selector.values();
  return std::any_of(wanted.begin(), wanted.end(), [&](std::string_view value) {
    return (!value.empty() && value == workload.object().name()) ||
           std::any_of(own.begin(), own.end(),
                       [&](const LabelPair& label) { return label.value == value; });
  });
}

bool MissesOwnPods(const Selector& selector, const Workload& workload) {
  if (!selector.present() || selector.Matches(workload.pod_labels())) {
    return false;
  }
  const auto& others = workload.project().workloads();
  return Names(selector, workload) &&
         std::none_of(others.begin(), others.end(),
                      [&](const Workload& other) { return selector.Matches(other.pod_labels()); });
}

}  // namespace linter::k8s
