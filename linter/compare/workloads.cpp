// What a workload has in the first environment is looked for in the second, field by field.

#include "linter/compare/workloads.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "linter/k8s/affinity.h"
#include "linter/k8s/autoscaler.h"
#include "linter/k8s/disruption_budget.h"
#include "linter/k8s/network_policy.h"

namespace linter::compare {

static const std::string Missing = "missing";

// Collects what is said of one workload.
class WorkloadComparison {
 public:
  WorkloadComparison(const k8s::Workload& first, const k8s::Workload& second,
                     std::vector<Difference>& found)
      : first_(first), second_(second), found_(found) {}

  void CompareContainers();
  void CompareReplicas();
  void CompareGuards();
  void ComparePods();

 private:
  struct Side {
    std::string text;
    Place place;
  };

  void Add(Topic topic, std::string what, Side first, Side second);
  void CompareContainer(const k8s::Container& first, const k8s::Container& second);
  void CompareResources(const k8s::Container& first, const k8s::Container& second);
  void CompareSecurity(const k8s::Container& first, const k8s::Container& second);

  const k8s::Workload& first_;
  const k8s::Workload& second_;
  std::vector<Difference>& found_;
};

void WorkloadComparison::Add(Topic topic, std::string what, Side first, Side second) {
  found_.push_back({topic, second_.object().Title(), std::move(what), std::move(first.text),
                    std::move(second.text), std::move(first.place), std::move(second.place)});
}

static std::string TextOf(const yaml::Slot& slot) {
  const auto text = slot.Text();
  return text ? std::string(*text) : slot.present() ? "set" : Missing;
}

void WorkloadComparison::CompareResources(const k8s::Container& first,
                                          const k8s::Container& second) {
  for (const std::string_view kind : {"requests", "limits"}) {
    for (const std::string_view resource : {"cpu", "memory", "ephemeral-storage"}) {
      const auto left = first["resources"][kind][resource];
      const auto right = second["resources"][kind][resource];
      const auto left_amount = k8s::ParseQuantity(left.Text().value_or(""));
      const auto right_amount = k8s::ParseQuantity(right.Text().value_or(""));
      const bool less = left_amount && right_amount && left_amount->Exceeds(*right_amount);
      if (left_amount && (!right.present() || less)) {
        Add(Topic::Resources,
            fmt::format("{} {} of {}", resource, kind == "limits" ? "limit" : "request",
                        second.Title()),
            {TextOf(left), left.span()}, {TextOf(right), right.span()});
      }
    }
  }
}

// What the first forbids or drops, and the second does not.
void WorkloadComparison::CompareSecurity(const k8s::Container& first,
                                         const k8s::Container& second) {
  const auto left = first.security_context();
  const auto right = second.security_context();
  const auto compare = [&](std::string_view what, bool safe, bool also, const yaml::Slot& here,
                           const yaml::Slot& there) {
    if (safe && !also) {
      Add(Topic::Security, fmt::format("`{}` of {}", what, second.Title()),
          {TextOf(here), here.span()}, {TextOf(there), there.span()});
    }
  };
  const auto left_user = left.run_as_non_root();
  const auto right_user = right.run_as_non_root();
  compare("runAsNonRoot", left_user == true, right_user == true, left_user.slot, right_user.slot);
  const auto left_gain = left.allow_privilege_escalation();
  const auto right_gain = right.allow_privilege_escalation();
  compare("allowPrivilegeEscalation", left_gain == false, right_gain == false, left_gain.slot,
          right_gain.slot);
  const auto left_root = left.read_only_root_filesystem();
  const auto right_root = right.read_only_root_filesystem();
  compare("readOnlyRootFilesystem", left_root == true, right_root == true, left_root.slot,
          right_root.slot);
  const auto left_privileged = left.privileged();
  const auto right_privileged = right.privileged();
  compare("privileged", !(left_privileged == true), !(right_privileged == true),
          left_privileged.slot, right_privileged.slot);
  compare("capabilities.drop", left.Drops("ALL"), right.Drops("ALL"),
          left.own()["capabilities"]["drop"], right.own()["capabilities"]["drop"]);
  const auto left_seccomp = left.seccomp_type();
  const auto right_seccomp = right.seccomp_type();
  const auto confined = [](const auto& type) {
    return type == std::string_view("RuntimeDefault") || type == std::string_view("Localhost");
  };
  compare("seccompProfile", confined(left_seccomp), confined(right_seccomp), left_seccomp.slot,
          right_seccomp.slot);
}

void WorkloadComparison::CompareContainer(const k8s::Container& first,
                                          const k8s::Container& second) {
  for (const auto kind : k8s::ProbeKinds) {
    const auto left = first.probe(kind);
    const auto right = second.probe(kind);
    if (left.present() && !right.present()) {
      Add(Topic::Probes, fmt::format("{} probe of {}", k8s::Name(kind), second.Title()),
          {"set", left.slot().span()}, {Missing, right.slot().span()});
    }
  }
  CompareResources(first, second);
  CompareSecurity(first, second);
  const auto left = first.image();
  const auto right = second.image();
  const auto pinned = [](const auto& image) {
    return image.value && image.value->find("@sha256:") != std::string_view::npos;
  };
  if (pinned(left) && right.value && !pinned(right)) {
    Add(Topic::Security, fmt::format("digest of the image of {}", second.Title()),
        {"pinned", left.span()}, {"open", right.span()});
  }
}

// The same container: by its name, or the only one of either.
static const k8s::Container* Same(const k8s::Container& container, const k8s::Workload& before,
                                  const k8s::Workload& workload) {
  const auto& all = workload.containers();
  const auto found = std::find_if(all.begin(), all.end(), [&](const k8s::Container& each) {
    return each.name() == container.name() && each.long_running() == container.long_running();
  });
  if (found != all.end()) {
    return &*found;
  }
  return all.size() == 1 && before.containers().size() == 1 ? &all.front() : nullptr;
}

void WorkloadComparison::CompareContainers() {
  for (const auto& container : first_.containers()) {
    if (const auto* same = Same(container, first_, second_)) {
      CompareContainer(container, *same);
    }
  }
}

void WorkloadComparison::CompareReplicas() {
  const auto left = k8s::FloorOf(first_);
  const auto right = k8s::FloorOf(second_);
  const bool counted = first_.scalable() && second_.scalable();
  if (counted && left.known && right.count < left.count) {
    Add(Topic::Replicas, "number of pods", {std::to_string(left.count), left.slot.span()},
        {std::to_string(right.count), right.slot.span()});
  }
  const auto left_scalers = k8s::AutoscalersOf(first_);
  if (!left_scalers.empty() && k8s::AutoscalersOf(second_).empty()) {
    Add(Topic::Replicas, "autoscaler", {"set", left_scalers.front().object().name_span()},
        {Missing, second_.object().name_span()});
  }
}

void WorkloadComparison::CompareGuards() {
  const auto left_budgets = k8s::BudgetsFor(first_);
  const auto right_budgets = k8s::BudgetsFor(second_);
  if (!left_budgets.empty() && right_budgets.empty()) {
    Add(Topic::Disruption, "disruption budget", {"set", left_budgets.front().object().name_span()},
        {Missing, second_.object().name_span()});
  } else if (!left_budgets.empty()) {
    const auto left = k8s::PodsOf(left_budgets.front());
    const auto right = k8s::PodsOf(right_budgets.front());
    if (left && right && right->count < left->count) {
      Add(Topic::Disruption, "pods that the disruption budget guards",
          {std::to_string(left->count), left->slot.span()},
          {std::to_string(right->count), right->slot.span()});
    }
  }
  for (const auto direction : k8s::Directions) {
    const auto isolating = [&](const k8s::Workload& workload) -> const k8s::Object* {
      for (const auto& policy : k8s::PoliciesFor(workload)) {
        if (policy.Isolates(direction)) {
          return &policy.object();
        }
      }
      return nullptr;
    };
    const auto* left = isolating(first_);
    if (left != nullptr && isolating(second_) == nullptr &&
        !k8s::OtherPoliciesHold(second_.object())) {
      Add(Topic::Network,
          fmt::format("NetworkPolicy for {}",
                      direction == k8s::Direction::Ingress ? "ingress" : "egress"),
          {"set", left->name_span()}, {Missing, second_.object().name_span()});
    }
  }
}

void WorkloadComparison::ComparePods() {
  const bool spread =
      !k8s::SpreadConstraints(first_).empty() || !k8s::AntiAffinityTerms(first_).empty();
  const bool also =
      !k8s::SpreadConstraints(second_).empty() || !k8s::AntiAffinityTerms(second_).empty();
  if (spread && !also) {
    const auto pods = first_.pod_spec();
    const auto constraints = pods["topologySpreadConstraints"];
    const auto left = constraints.present() ? constraints : pods["affinity"]["podAntiAffinity"];
    const auto right = second_.pod_spec()["topologySpreadConstraints"];
    Add(Topic::Spreading, "spreading over nodes", {"set", left.span()}, {Missing, right.span()});
  }
  for (const std::string_view field : {"hostNetwork", "hostPID", "hostIPC"}) {
    const auto left = first_.pod_spec()[field];
    const auto right = second_.pod_spec()[field];
    if (right.Bool() == true && left.Bool() != true) {
      Add(Topic::Security, fmt::format("`{}`", field), {TextOf(left), left.span()},
          {TextOf(right), right.span()});
    }
  }
  const auto left = first_.pod_spec()["automountServiceAccountToken"];
  const auto right = second_.pod_spec()["automountServiceAccountToken"];
  if (left.Bool() == false && right.Bool() != false) {
    Add(Topic::Security, "`automountServiceAccountToken`", {TextOf(left), left.span()},
        {TextOf(right), right.span()});
  }
}

void CompareWorkloads(const k8s::Workload& first, const k8s::Workload& second,
                      std::vector<Difference>& found) {
  WorkloadComparison comparison(first, second, found);
  comparison.CompareContainers();
  comparison.CompareReplicas();
  comparison.CompareGuards();
  comparison.ComparePods();
}

}  // namespace linter::compare
