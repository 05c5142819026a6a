#include "linter/k8s/component.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "linter/k8s/kubelet.h"
#include "tests/k8s/cluster.h"

namespace linter::tests {

using k8s::Component;
using k8s::ComponentKind;
using testing::ElementsAre;

// A pod with one container, whose lines are given.
static std::string Pod(std::string_view lines) {
  return fmt::format(
      "apiVersion: v1\nkind: Pod\nmetadata: {{name: one}}\nspec:\n  containers:\n    - name: c\n{}",
      lines);
}

class ComponentTest : public testing::Test {
 protected:
  std::optional<Component> Read(std::string_view lines) {
    cluster_.emplace_back().Add("pod.yaml", Pod(lines));
    return Component::Of(cluster_.back().WorkloadNamed("one").containers().at(0));
  }

 private:
  std::deque<k8s::Cluster> cluster_;
};

TEST_F(ComponentTest, ReadsEveryFormOfAFlag) {
  const auto server = Read(
      "      image: kube-apiserver:v1.30.1\n"
      "      command: [/usr/local/bin/kube-apiserver, --a=1, --b, two, --switch, --snake_case=x]\n"
      "      args: ['--modes=Node,RBAC', --modes, Webhook, --off=F, --a=2, -x=3]\n");
  ASSERT_TRUE(server);
  EXPECT_EQ(server->kind(), ComponentKind::ApiServer);
  EXPECT_EQ(server->name(), "kube-apiserver");
  EXPECT_TRUE(server->complete());
  EXPECT_EQ(server->minor_version(), 30);
  EXPECT_EQ(server->Text("a"), "2");
  EXPECT_EQ(server->Int("a"), 2);
  EXPECT_EQ(server->Text("b"), "two");
  EXPECT_EQ(server->Int("b"), std::nullopt);
  EXPECT_EQ(server->Bool("switch"), true);
  EXPECT_EQ(server->Bool("off"), false);
  EXPECT_EQ(server->Bool("absent"), std::nullopt);
  EXPECT_EQ(server->Text("snake-case"), "x");
  EXPECT_FALSE(server->Has("x"));
  EXPECT_TRUE(server->Lacks("absent"));
  std::vector<std::string> modes;
  for (const auto& item : server->Items("modes")) {
    modes.push_back(item.text);
  }
  EXPECT_THAT(modes, ElementsAre("Node", "RBAC", "Webhook"));
}

TEST_F(ComponentTest, KnowsAProgramByItsCommandOrItsImage) {
  EXPECT_TRUE(Read("      command: [etcd]\n"));
  EXPECT_TRUE(Read("      image: registry.k8s.io/kube-scheduler\n      args: [--v=2]\n"));
  EXPECT_TRUE(Read("      args: [kube-scheduler, --v=2]\n"));
  EXPECT_TRUE(Read("      command: [/hyperkube, kubelet, --v=2]\n"));
  EXPECT_TRUE(Read("      command: [sh, -c, 'mkdir -p /x; exec etcd -name one']\n"));
  EXPECT_FALSE(Read("      image: registry.k8s.io/etcd:3.5.15-0\n"));
  EXPECT_FALSE(Read("      command: [etcdctl, --endpoints=etcd]\n"));
  EXPECT_FALSE(Read("      command: [echo, kube-apiserver]\n"));
  EXPECT_FALSE(Read("      command: [kube-apiserver, --version]\n"));
  EXPECT_FALSE(
      Read("      image: operator\n      args: [--kubelet-service=kube-system/kubelet]\n"));
  EXPECT_FALSE(Read("      image: kubelet\n      command: [pause]\n      args: [--v=2]\n"));
}

TEST_F(ComponentTest, IsCompleteWhereEveryFlagIsWritten) {
  const auto complete = [&](std::string_view lines) {
    const auto component = Read(lines);
    return component && component->complete();
  };
  EXPECT_TRUE(complete("      image: a\n      command: [sh, -c, 'etcd --name one']\n"));
  EXPECT_FALSE(complete("      image: a\n      command: [sh, -c, 'etcd $FLAGS']\n"));
  EXPECT_FALSE(complete("      image: a\n      command: [etcd, $(FLAGS)]\n"));
  EXPECT_FALSE(complete("      image: a\n      command: [etcd, --config-file=/x]\n"));
  EXPECT_FALSE(complete("      image: a\n      command: [kubelet, --config=/x]\n"));
  EXPECT_TRUE(complete(
      "      image: a\n      command: [etcd]\n      env: [{name: ETCD_NAME, value: one}]\n"));
  EXPECT_FALSE(complete(
      "      image: a\n      command: [etcd]\n      envFrom: [{secretRef: {name: one}}]\n"));
  EXPECT_FALSE(
      complete("      image: a\n      command: [etcd]\n"
               "      env: [{name: ETCD_NAME, valueFrom: {fieldRef: {fieldPath: x}}}]\n"));
  // A piece that is laid over another one.
  EXPECT_FALSE(complete("      command: [kube-apiserver]\n"));
}

TEST_F(ComponentTest, ReadsTheVariablesOfEtcd) {
  const auto etcd = Read(
      "      image: bitnami/etcd:3.5\n"
      "      env: [{name: ETCD_LISTEN_CLIENT_URLS, value: 'http://a:1'}, {name: X, value: y},\n"
      "            {name: ETCD_AUTO_TLS, value: 'true'}]\n");
  ASSERT_TRUE(etcd);
  EXPECT_EQ(etcd->Text("listen-client-urls"), "http://a:1");
  EXPECT_EQ(etcd->Bool("auto-tls"), true);
  EXPECT_EQ(etcd->flags().size(), 2U);
  const auto both = Read(
      "      command: [etcd, --auto-tls=false]\n"
      "      env: [{name: ETCD_AUTO_TLS, value: 'true'}]\n");
  ASSERT_TRUE(both);
  EXPECT_EQ(both->Bool("auto-tls"), false);
  EXPECT_FALSE(Read("      image: bitnami/etcd:3.5\n      env: [{name: X, value: y}]\n"));
  EXPECT_FALSE(Read("      image: backup\n      env: [{name: ETCD_NAME, value: y}]\n"));
}

TEST_F(ComponentTest, ReadsFeatureGates) {
  const auto kubelet = Read("      command: [kubelet, '--feature-gates=A=true,B=false,A=false']\n");
  ASSERT_TRUE(kubelet);
  EXPECT_EQ(kubelet->FeatureGate("A"), false);
  EXPECT_EQ(kubelet->FeatureGate("B"), false);
  EXPECT_EQ(kubelet->FeatureGate("C"), std::nullopt);
}

TEST(Kubelet, ReadsFlagsAndFilesAlike) {
  k8s::Cluster cluster;
  cluster.Add("pod.yaml",
              Pod("      image: a\n      command: [kubelet, --read-only-port=10255]\n"));
  cluster.Add("kubelet.yaml",
              "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n"
              "readOnlyPort: 10256\nauthentication: {anonymous: {enabled: true}}\n");
  const auto by_flags = k8s::Kubelet::In(cluster.project().objects().at(0));
  const auto by_file = k8s::Kubelet::In(cluster.project().objects().at(1));
  ASSERT_EQ(by_flags.size(), 1U);
  ASSERT_EQ(by_file.size(), 1U);
  EXPECT_TRUE(by_flags[0].by_flags());
  EXPECT_FALSE(by_file[0].by_flags());
  EXPECT_EQ(by_flags[0].Find("read-only-port", {"readOnlyPort"}).Number(), 10255);
  EXPECT_EQ(by_file[0].Find("read-only-port", {"readOnlyPort"}).Number(), 10256);
  EXPECT_EQ(by_file[0].Find("anonymous-auth", {"authentication", "anonymous", "enabled"}).Bool(),
            true);
  EXPECT_EQ(by_flags[0].Find("anonymous-auth", {"authentication"}).text, std::nullopt);
}

TEST(Kubelet, ReadsReportsOfNodes) {
  k8s::Cluster cluster;
  cluster.Add("node.yaml",
              "apiVersion: v1\nkind: NodeInfo\nmetadata: {name: one}\ninfo:\n"
              "  kubeletReadOnlyPortArgumentSet: {values: [10255]}\n"
              "  kubeletTlsCertFileTlsArgumentSet: {values: [/a.crt]}\n"
              "  kubeletAnonymousAuthArgumentSet: {values: []}\n");
  const auto found = k8s::Kubelet::In(cluster.project().objects().at(0));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].Title(), "kubelet");
  EXPECT_FALSE(found[0].complete());
  EXPECT_EQ(found[0].Find("read-only-port", {"readOnlyPort"}).Number(), 10255);
  EXPECT_EQ(found[0].Find("tls-cert-file", {"tlsCertFile"}).text, "/a.crt");
  EXPECT_EQ(found[0].Find("anonymous-auth", {}).text, std::nullopt);
  EXPECT_EQ(found[0].Find("event-qps", {}).text, std::nullopt);
}

TEST(Kubelet, LeavesWhatKubeadmFillsIn) {
  k8s::Cluster cluster;
  cluster.Add("kubeadm.yaml",
              "apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\n---\n"
              "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n");
  const auto found = k8s::Kubelet::In(cluster.project().objects().at(1));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_FALSE(found[0].complete());
}

}  // namespace linter::tests
