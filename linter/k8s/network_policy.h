#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "linter/k8s/labels.h"
#include "linter/k8s/object.h"
#include "linter/k8s/workload.h"
#include "linter/yaml/slot.h"

namespace linter::k8s {

enum class Direction : std::uint8_t { Ingress, Egress };

constexpr std::array<Direction, 2> Directions = {Direction::Ingress, Direction::Egress};

// `Ingress`, `Egress`, as `policyTypes` has them; and the keys of their rules.
std::string_view TypeName(Direction direction);
std::string_view RulesField(Direction direction);
// `from`, `to`.
std::string_view PeersField(Direction direction);

// One entry of `from` or `to`.
struct PolicyPeer {
  yaml::Slot slot;

  yaml::Slot cidr() const { return slot["ipBlock"]["cidr"]; }
  bool has_block() const { return slot["ipBlock"].present(); }
  // `{}` counts as written.
  bool has_pods() const { return slot["podSelector"].present(); }
  bool has_namespaces() const { return slot["namespaceSelector"].present(); }
  Selector pods() const { return Selector::Of(slot["podSelector"]); }
  // Pods of the policy's own namespace, chosen by their labels.
  bool local() const { return has_pods() && !has_namespaces() && !has_block(); }
};

// One entry of `ports`.
struct PolicyPort {
  yaml::Slot slot;

  std::optional<std::int64_t> number() const { return slot["port"].Int(); }
  std::optional<std::int64_t> end() const { return slot["endPort"].Int(); }
  bool named() const { return slot["port"].String().has_value(); }
  std::string_view protocol() const { return slot["protocol"].Text().value_or("TCP"); }
};

// One entry of `ingress` or `egress`.
struct PolicyRule {
  yaml::Slot slot;
  Direction direction = Direction::Ingress;

  std::vector<PolicyPeer> peers() const;
  std::vector<PolicyPort> ports() const;
  // An absent list and an empty one stand for everything.
  bool any_peer() const { return slot[PeersField(direction)].size() == 0; }
  bool any_port() const { return slot["ports"].size() == 0; }
  // `- {}`.
  bool allows_all() const { return any_peer() && any_port(); }
  // Whether a name server may be among what it allows: a port of DNS, or, without ports, peers
  // that are not pods of the own namespace only.
  bool MayReachDns() const;
  // Needs no name to be resolved: its peers are all blocks of addresses, or its ports are those of
  // the API server, whose address every pod is given.
  bool ByAddressOnly() const;
};

// A NetworkPolicy of Kubernetes itself.
class NetworkPolicy {
 public:
  static std::optional<NetworkPolicy> Of(const Object& object);

  const Object& object() const { return *object_; }
  // An absent one selects every pod, as `{}` does.
  bool selects_all() const;
  Selector pod_selector() const { return Selector::Of(object_->spec()["podSelector"]); }
  yaml::Slot types() const { return object_->spec()["policyTypes"]; }
  yaml::Slot rules_slot(Direction direction) const {
    return object_->spec()[RulesField(direction)];
  }
  std::vector<PolicyRule> rules(Direction direction) const;
  // Whether it isolates the pods that it selects, after the API's defaults.
  bool Isolates(Direction direction) const;
  bool Selects(const Workload& workload) const;
  // The nearest ones.
  std::vector<const Workload*> Selected() const;
  // The workloads whose ports a rule speaks of: for ingress those that the policy selects, for
  // egress those of its namespace that the rule's peers select.
  std::vector<const Workload*> ServersOf(const PolicyRule& rule) const;

 private:
  explicit NetworkPolicy(const Object& object) : object_(&object) {}

  const Object* object_;
};

// The policies of a namespace: that of `beside`.
std::vector<NetworkPolicy> PoliciesIn(const Object& beside);
std::vector<NetworkPolicy> PoliciesFor(const Workload& workload);

// Whether policies of a network plugin or of the cluster's administrator are in the run that may
// hold for the namespace: what Kubernetes' own policies lack, these may have.
bool OtherPoliciesHold(const Object& beside);

// Whether a selector of pods picks some of the namespace that `beside` is in.
bool SelectsPodIn(const Selector& selector, const Object& beside);

}  // namespace linter::k8s
