#include "linter/k8s/network_policy.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/k8s/cluster.h"

namespace linter::k8s {

static std::string Policy(std::string_view spec) {
  return fmt::format(
      "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {{name: p}}\nspec: {}\n",
      spec);
}

static bool Isolates(std::string_view spec, Direction direction) {
  Cluster cluster;
  cluster.Add("p.yaml", Policy(spec));
  return NetworkPolicy::Of(cluster.Named("p"))->Isolates(direction);
}

TEST(NetworkPolicy, TypesDefaultAsInTheApi) {
  EXPECT_TRUE(Isolates("{podSelector: {}}", Direction::Ingress));
  EXPECT_FALSE(Isolates("{podSelector: {}}", Direction::Egress));
  EXPECT_FALSE(Isolates("{podSelector: {}, egress: []}", Direction::Egress));
  EXPECT_TRUE(Isolates("{podSelector: {}, egress: [{}]}", Direction::Egress));
  EXPECT_FALSE(Isolates("{podSelector: {}, policyTypes: [Egress]}", Direction::Ingress));
}

static const PolicyRule& EgressRule(Cluster& cluster, std::string_view rule,
                                    std::vector<PolicyRule>& rules) {
  cluster.Add("p.yaml", Policy(fmt::format("{{podSelector: {{}}, egress: [{}]}}", rule)));
  rules = NetworkPolicy::Of(cluster.Named("p"))->rules(Direction::Egress);
  return rules.at(0);
}

static bool MayReachDns(std::string_view rule) {
  Cluster cluster;
  std::vector<PolicyRule> rules;
  return EgressRule(cluster, rule, rules).MayReachDns();
}

TEST(NetworkPolicy, KnowsWhatMayBeANameServer) {
  EXPECT_TRUE(MayReachDns("{}"));
  EXPECT_TRUE(MayReachDns("{ports: [{port: 443}, {port: 53, protocol: UDP}]}"));
  EXPECT_TRUE(MayReachDns("{ports: [{port: 1, endPort: 1024}]}"));
  EXPECT_TRUE(MayReachDns("{ports: [{port: dns}]}"));
  EXPECT_TRUE(MayReachDns("{to: [{namespaceSelector: {}}]}"));
  EXPECT_FALSE(MayReachDns("{ports: [{port: 443}]}"));
  EXPECT_FALSE(MayReachDns("{to: [{podSelector: {}}]}"));
}

TEST(NetworkPolicy, LeavesCalicoAlone) {
  Cluster cluster;
  cluster.Add("p.yaml",
              "apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\nmetadata: {name: c}\n");
  EXPECT_FALSE(NetworkPolicy::Of(cluster.Named("c")));
  EXPECT_TRUE(OtherPoliciesHold(cluster.Named("c")));
}

}  // namespace linter::k8s
