#include <fmt/format.h>
#include <gtest/gtest.h>

#include "linter/k8s/autoscaler.h"
#include "linter/k8s/disruption_budget.h"
#include "tests/k8s/cluster.h"

namespace linter::k8s {

static std::string Deployment(int replicas) {
  return fmt::format(
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: web}}\n"
      "spec: {{replicas: {}, template: {{metadata: {{labels: {{app: web}}}}}}}}\n",
      replicas);
}

constexpr std::string_view Scaler =
    "---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: scaler}\n"
    "spec: {minReplicas: 4, maxReplicas: 9, scaleTargetRef: {kind: Deployment, name: web}}\n";
constexpr std::string_view Budget =
    "---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: budget}\n"
    "spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}\n";

TEST(Nearness, JoinsWhatStandsTogether) {
  Cluster cluster;
  cluster.Add("staging/web.yaml", Deployment(1));
  cluster.Add("production/web.yaml", Deployment(3));
  cluster.Add("production/more.yaml", std::string(Scaler) + std::string(Budget));
  const auto& workloads = cluster.project().workloads();
  EXPECT_EQ(FloorOf(workloads.at(0)).count, 1);
  EXPECT_EQ(FloorOf(workloads.at(1)).count, 4);
  const auto budget = DisruptionBudget::Of(cluster.Named("budget"));
  EXPECT_EQ(budget->Selected(), std::vector<const Workload*>{&workloads.at(1)});
  EXPECT_EQ(PodsOf(*budget)->count, 4);
}

TEST(Nearness, ReachesFurtherWhereNothingIsNear) {
  Cluster cluster;
  cluster.Add("base/web.yaml", Deployment(3));
  cluster.Add("overlay/more.yaml", std::string(Scaler));
  EXPECT_EQ(AutoscalersOf(cluster.WorkloadNamed("web")).size(), 1U);
  EXPECT_EQ(cluster.Named("web").NearnessTo(cluster.Named("scaler")), Nearness::Elsewhere);
}

TEST(ReplicaFloor, IsNotKnownWhereAnAutoscalerMayStandElsewhere) {
  constexpr std::string_view Silent =
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {}\n";
  Cluster open;
  open.Add("web.yaml", std::string(Silent));
  EXPECT_FALSE(FloorOf(open.WorkloadNamed("web")).known);
  Cluster closed(World::Closed);
  closed.Add("web.yaml", std::string(Silent));
  EXPECT_TRUE(FloorOf(closed.WorkloadNamed("web")).known);
  EXPECT_EQ(FloorOf(closed.WorkloadNamed("web")).count, 1);
}

}  // namespace linter::k8s
