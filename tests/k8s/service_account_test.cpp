#include "linter/k8s/service_account.h"

#include <gtest/gtest.h>

#include "tests/k8s/cluster.h"

namespace linter::k8s {

static std::string PodOf(std::string_view spec) {
  return "apiVersion: v1\nkind: Pod\nmetadata: {name: pod, namespace: shop}\nspec: {" +
         std::string(spec) + "}\n";
}

TEST(ServiceAccount, IsNamedByEitherField) {
  const auto name = [](std::string_view spec) {
    Cluster cluster;
    cluster.Add("pod.yaml", PodOf(spec));
    return std::string(AccountOf(cluster.WorkloadNamed("pod")).name);
  };
  EXPECT_EQ(name(""), "default");
  EXPECT_EQ(name("serviceAccountName: \"\""), "default");
  EXPECT_EQ(name("serviceAccount: old"), "old");
  EXPECT_EQ(name("serviceAccount: old, serviceAccountName: new"), "new");
}

TEST(ServiceAccount, DecidesOnTheTokenWhereThePodDoesNot) {
  const auto mount = [](std::string_view spec) {
    Cluster cluster;
    cluster.Add("pod.yaml", PodOf(spec));
    cluster.Add("account.yaml",
                "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web, namespace: shop}\n"
                "automountServiceAccountToken: false\n");
    return TokenMount(cluster.WorkloadNamed("pod")).value;
  };
  EXPECT_EQ(mount("serviceAccountName: web"), false);
  EXPECT_EQ(mount("serviceAccountName: web, automountServiceAccountToken: true"), true);
  EXPECT_EQ(mount("serviceAccountName: other"), std::nullopt);
}

TEST(ServiceAccount, IsBoundBySubjectsOfItsNamespace) {
  const auto bound = [](std::string_view subject) {
    Cluster cluster;
    cluster.Add("pod.yaml", PodOf("serviceAccountName: web"));
    cluster.Add("binding.yaml",
                "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\n"
                "metadata: {name: binding}\nsubjects: [{" +
                    std::string(subject) + "}]\n");
    return IsBound(cluster.WorkloadNamed("pod"));
  };
  EXPECT_TRUE(bound("kind: ServiceAccount, name: web, namespace: shop"));
  EXPECT_FALSE(bound("kind: ServiceAccount, name: web, namespace: other"));
  EXPECT_FALSE(bound("kind: ServiceAccount, name: other, namespace: shop"));
  EXPECT_FALSE(bound("kind: User, name: web, namespace: shop"));
}

}  // namespace linter::k8s
