#include "linter/k8s/project.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "linter/k8s/service_account.h"
#include "tests/k8s/cluster.h"
#include "tests/yaml/parsed.h"

namespace linter::k8s {

static std::string Pod(std::string_view name, std::string_view name_space,
                       std::string_view labels) {
  return fmt::format(
      "---\napiVersion: v1\nkind: Pod\nmetadata: {{name: {}, namespace: {}, labels: {}}}\n", name,
      name_space, labels);
}

static std::string Service(std::string_view name, std::string_view selector) {
  return fmt::format(
      "---\napiVersion: v1\nkind: Service\nmetadata: {{name: {}}}\nspec: {{selector: {}}}\n", name,
      selector);
}

static std::vector<std::string_view> NamesOf(const std::vector<const Object*>& objects) {
  std::vector<std::string_view> names;
  for (const auto* object : objects) {
    names.push_back(object->name());
  }
  return names;
}

static std::vector<std::string_view> NamesOf(const std::vector<const Workload*>& workloads) {
  std::vector<const Object*> objects;
  for (const auto* workload : workloads) {
    objects.push_back(&workload->object());
  }
  return NamesOf(objects);
}

using Strings = std::vector<std::string_view>;

TEST(Project, FindsThePodsThatASelectorMatches) {
  Cluster cluster;
  cluster.Add("pods.yaml", Pod("one", "default", "{app: web, tier: front}") +
                               Pod("two", "default", "{app: web, tier: back}") +
                               Pod("three", "other", "{app: web, tier: back}") +
                               Pod("four", "default", "{tier: back}"));
  const auto& beside = cluster.Named("one");
  const auto matching = [&](std::string text) {
    const yaml::Parsed parsed(std::move(text));
    return NamesOf(cluster.project().Matching(Selector::Of(parsed.slot()), beside));
  };
  EXPECT_EQ(matching("matchLabels: {app: web}"), (Strings{"one", "two"}));
  EXPECT_EQ(matching("matchLabels: {app: web, tier: back}"), Strings{"two"});
  EXPECT_EQ(matching("matchLabels: {app: none}"), Strings{});
  EXPECT_EQ(matching("matchExpressions: [{key: app, operator: DoesNotExist}]"), Strings{"four"});
  EXPECT_EQ(matching("matchLabels: {pod-template-hash: a}"), (Strings{"one", "two", "four"}));
  EXPECT_EQ(matching("{}"), (Strings{"one", "two", "four"}));
}

TEST(Project, FindsWhatMaySelectAWorkloadInTheOrderOfTheRun) {
  Cluster cluster;
  cluster.Add("services.yaml", Service("tier", "{tier: front}") + Service("none", "{app: api}") +
                                   Service("hash", "{controller-uid: a}") +
                                   Service("app", "{app: web}") + Service("all", "{}"));
  cluster.Add("pods.yaml", Pod("web", "default", "{app: web, tier: front}") +
                               Pod("away", "other", "{app: web, tier: front}"));
  const auto& project = cluster.project();
  EXPECT_EQ(NamesOf(project.Selecting("Service", cluster.WorkloadNamed("web"))),
            (Strings{"tier", "hash", "app", "all"}));
  EXPECT_EQ(NamesOf(project.Selecting("Service", cluster.WorkloadNamed("away"))), Strings{});
}

TEST(Project, FindsBindingsByTheirSubjects) {
  Cluster cluster;
  cluster.Add("binding.yaml",
              "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\n"
              "metadata: {name: binding}\nsubjects:\n"
              "  - {kind: User, name: web}\n"
              "  - {kind: ServiceAccount, name: web, namespace: default}\n"
              "  - {kind: ServiceAccount}\n");
  cluster.Add("pods.yaml",
              "apiVersion: v1\nkind: Pod\nmetadata: {name: bound}\n"
              "spec: {serviceAccountName: web}\n" +
                  Pod("free", "default", "{}"));
  EXPECT_EQ(NamesOf(cluster.project().ReferringTo("ClusterRoleBinding", "web")),
            Strings{"binding"});
  EXPECT_TRUE(IsBound(cluster.WorkloadNamed("bound")));
  EXPECT_FALSE(IsBound(cluster.WorkloadNamed("free")));
}

}  // namespace linter::k8s
