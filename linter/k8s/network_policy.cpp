#include "linter/k8s/network_policy.h"

#include <algorithm>
#include <utility>

#include "linter/k8s/project.h"

namespace linter::k8s {

std::string_view TypeName(Direction direction) {
  return direction == Direction::Ingress ? "Ingress" : "Egress";
}

std::string_view RulesField(Direction direction) {
  return direction == Direction::Ingress ? "ingress" : "egress";
}

std::string_view PeersField(Direction direction) {
  return direction == Direction::Ingress ? "from" : "to";
}

std::vector<PolicyPeer> PolicyRule::peers() const {
  std::vector<PolicyPeer> peers;
  for (const auto& item : slot[PeersField(direction)].Items()) {
    peers.push_back({item});
  }
  return peers;
}

std::vector<PolicyPort> PolicyRule::ports() const {
  std::vector<PolicyPort> ports;
  for (const auto& item : slot["ports"].Items()) {
    ports.push_back({item});
  }
  return ports;
}

static bool MayBeDns(const PolicyPort& port) {
  constexpr std::int64_t Dns = 53;
  constexpr std::int64_t MulticastDns = 5353;
  const auto first = port.number();
  const auto last = port.end() ? port.end() : first;
  const bool covers = first && *first <= Dns && Dns <= *last;
  return !port.slot["port"].present() || port.named() || covers || first == MulticastDns;
}

bool PolicyRule::MayReachDns() const {
  const auto listed = ports();
  if (!listed.empty()) {
    return std::any_of(listed.begin(), listed.end(), MayBeDns);
  }
  const auto allowed = peers();
  return allowed.empty() || std::any_of(allowed.begin(), allowed.end(),
                                        [](const PolicyPeer& peer) { return !peer.local(); });
}

bool PolicyRule::ByAddressOnly() const {
  static constexpr std::int64_t ApiServer = 6443;
  const auto listed = ports();
  const auto allowed = peers();
  const bool api_server =
      !listed.empty() && std::all_of(listed.begin(), listed.end(), [](const PolicyPort& port) {
        return port.number() == ApiServer && !port.end();
      });
  return api_server ||
         (!allowed.empty() && std::all_of(allowed.begin(), allowed.end(),
                                          [](const PolicyPeer& peer) { return peer.has_block(); }));
}

std::optional<NetworkPolicy> NetworkPolicy::Of(const Object& object) {
  if (!object.Is("networking.k8s.io", "NetworkPolicy") &&
      !object.Is("extensions", "NetworkPolicy")) {
    return std::nullopt;
  }
  return NetworkPolicy(object);
}

bool NetworkPolicy::selects_all() const {
  const auto selector = pod_selector();
  return !selector.present() || selector.empty();
}

std::vector<PolicyRule> NetworkPolicy::rules(Direction direction) const {
  std::vector<PolicyRule> rules;
  for (const auto& item : rules_slot(direction).Items()) {
    rules.push_back({item, direction});
  }
  return rules;
}

bool NetworkPolicy::Isolates(Direction direction) const {
  const auto written = types().Items();
  if (written.empty()) {
    return direction == Direction::Ingress || rules_slot(direction).size() > 0;
  }
  return std::any_of(written.begin(), written.end(),
                     [&](const yaml::Slot& type) { return type.Text() == TypeName(direction); });
}

bool NetworkPolicy::Selects(const Workload& workload) const {
  return object_->SameNamespace(workload.object()) &&
         (selects_all() || pod_selector().Matches(workload.pod_labels()));
}

std::vector<const Workload*> NetworkPolicy::Selected() const {
  const auto& project = object_->project();
  return Nearest(*object_, selects_all() ? project.Workloads(*object_)
                                         : project.Matching(pod_selector(), *object_));
}

std::vector<const Workload*> NetworkPolicy::ServersOf(const PolicyRule& rule) const {
  if (rule.direction == Direction::Ingress) {
    return Selected();
  }
  std::vector<Selector> wanted;
  for (const auto& peer : rule.peers()) {
    if (peer.local()) {
      wanted.push_back(peer.pods());
    }
  }
  std::vector<const Workload*> servers;
  for (const auto* workload : object_->project().Workloads(*object_)) {
    if (std::any_of(wanted.begin(), wanted.end(), [&](const Selector& selector) {
          return selector.Matches(workload->pod_labels());
        })) {
      servers.push_back(workload);
    }
  }
  return servers;
}

std::vector<NetworkPolicy> PoliciesIn(const Object& beside) {
  std::vector<NetworkPolicy> policies;
  for (const auto* object : beside.project().OfKind("NetworkPolicy", beside)) {
    if (const auto policy = NetworkPolicy::Of(*object)) {
      policies.push_back(*policy);
    }
  }
  return policies;
}

std::vector<NetworkPolicy> PoliciesFor(const Workload& workload) {
  std::vector<NetworkPolicy> policies;
  for (const auto* object : workload.project().Selecting("NetworkPolicy", workload)) {
    const auto policy = NetworkPolicy::Of(*object);
    if (policy && policy->Selects(workload)) {
      policies.push_back(*policy);
    }
  }
  return policies;
}

bool OtherPoliciesHold(const Object& beside) {
  const auto& project = beside.project();
  constexpr std::array<std::string_view, 6> ClusterWide = {
      "AdminNetworkPolicy",   "BaselineAdminNetworkPolicy", "CiliumClusterwideNetworkPolicy",
      "ClusterNetworkPolicy", "GlobalNetworkPolicy",        "StagedGlobalNetworkPolicy"};
  if (std::any_of(ClusterWide.begin(), ClusterWide.end(),
                  [&](std::string_view kind) { return !project.OfKind(kind).empty(); })) {
    return true;
  }
  const auto calico = project.OfKind("NetworkPolicy", beside);
  return !project.OfKind("CiliumNetworkPolicy", beside).empty() ||
         std::any_of(calico.begin(), calico.end(),
                     [](const Object* object) { return !NetworkPolicy::Of(*object); });
}

bool SelectsPodIn(const Selector& selector, const Object& beside) {
  return !beside.project().Matching(selector, beside).empty();
}

}  // namespace linter::k8s
