#include "linter/k8s/workload.h"

#include <gtest/gtest.h>

#include "linter/k8s/project.h"

namespace linter::tests {

// A project made of one text.
class Joined {
 public:
  explicit Joined(std::string text)
      : source_{FileId{0}, "input.yaml", std::move(text)}, stream_(yaml::Parse(source_)) {
    for (const auto& document : stream_.documents) {
      project_.Add(document);
    }
  }

  const k8s::Project& project() const { return project_; }
  std::string_view Text(const Span& span) const { return source_.Text(span); }

 private:
  SourceFile source_;
  yaml::Stream stream_;
  k8s::Project project_{k8s::World::Open};
};

constexpr std::string_view CronJob = R"(apiVersion: batch/v1
kind: CronJob
metadata: {name: nightly, namespace: jobs}
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        metadata: {labels: {app: nightly}}
        spec:
          nodeSelector: {kubernetes.io/os: windows}
          securityContext: {runAsUser: 1000, runAsNonRoot: true}
          initContainers:
            - {name: migrate, image: a}
            - {name: proxy, image: b, restartPolicy: Always}
          containers:
            - name: main
              securityContext: {runAsUser: 0}
            - not a mapping
)";

TEST(Workload, OfACronJobReachesItsPods) {
  const Joined joined{std::string(CronJob)};
  ASSERT_EQ(joined.project().workloads().size(), 1U);
  const auto& workload = joined.project().workloads().front();
  EXPECT_EQ(workload.kind(), k8s::WorkloadKind::CronJob);
  EXPECT_TRUE(workload.batch());
  EXPECT_TRUE(workload.windows());
  EXPECT_FALSE(workload.scalable());
  ASSERT_NE(workload.pod_labels().Find("app"), nullptr);
  EXPECT_EQ(workload.pod_labels().Find("app")->value, "nightly");
  ASSERT_EQ(workload.containers().size(), 3U);
  EXPECT_EQ(workload.containers()[0].role(), k8s::ContainerRole::Init);
  EXPECT_EQ(workload.containers()[1].role(), k8s::ContainerRole::Sidecar);
  EXPECT_EQ(workload.containers()[1].Title(), "sidecar container `proxy`");
  EXPECT_EQ(workload.containers()[2].role(), k8s::ContainerRole::Regular);
}

TEST(Workload, ContainersInheritFromThePod) {
  const Joined joined{std::string(CronJob)};
  const auto& containers = joined.project().workloads().front().containers();
  EXPECT_EQ(containers[0].security_context().run_as_user(), 1000);
  EXPECT_EQ(containers[2].security_context().run_as_user(), 0);
  EXPECT_EQ(containers[2].security_context().run_as_non_root(), true);
  EXPECT_EQ(joined.Text(containers[2].security_context().run_as_user().span()), "0");
}

TEST(Workload, AbsentFieldPointsAtTheContainersName) {
  const Joined joined{std::string(CronJob)};
  const auto& container = joined.project().workloads().front().containers()[0];
  const auto slot = container.security_context().privileged().slot;
  EXPECT_FALSE(slot.present());
  EXPECT_EQ(joined.Text(slot.span()), "migrate");
}

TEST(Workload, EveryKindHasItsTemplate) {
  const Joined joined(R"(
{apiVersion: v1, kind: Pod, spec: {containers: [{name: a}]}}
---
{apiVersion: apps/v1, kind: Deployment, spec: {template: {spec: {containers: [{name: a}]}}}}
---
{apiVersion: extensions/v1beta1, kind: DaemonSet, spec: {template: {spec: {containers: [{name: a}]}}}}
---
{apiVersion: v1, kind: ReplicationController, spec: {selector: {app: a}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a}]}}}}
---
{apiVersion: v1, kind: PodTemplate, template: {spec: {containers: [{name: a}]}}}
---
{apiVersion: apps.openshift.io/v1, kind: DeploymentConfig, spec: {template: {spec: {containers: [{name: a}]}}}}
---
{apiVersion: argoproj.io/v1alpha1, kind: Rollout, spec: {template: {spec: {containers: [{name: a}]}}}}
---
{apiVersion: example.com/v1, kind: Deployment, spec: {template: {spec: {containers: [{name: a}]}}}}
)");
  EXPECT_EQ(joined.project().objects().size(), 8U);
  EXPECT_EQ(joined.project().workloads().size(), 7U);
  for (const auto& workload : joined.project().workloads()) {
    EXPECT_EQ(workload.containers().size(), 1U) << workload.object().kind();
  }
  const auto& controller = joined.project().workloads()[3];
  EXPECT_TRUE(controller.selector().Matches(controller.pod_labels()));
}

TEST(Project, UnpacksLists) {
  const Joined joined(R"(apiVersion: v1
kind: List
items:
  - {apiVersion: v1, kind: Service, metadata: {name: a}}
  - {apiVersion: v1, kind: ConfigMap, metadata: {name: b}}
  - neither
)");
  ASSERT_EQ(joined.project().objects().size(), 2U);
  EXPECT_EQ(joined.project().objects()[1].name(), "b");
}

TEST(Project, FindsBesideInTheSameNamespace) {
  const Joined joined(R"(
{apiVersion: v1, kind: Service, metadata: {name: web}}
---
{apiVersion: v1, kind: Service, metadata: {name: web, namespace: other}}
---
{apiVersion: v1, kind: ConfigMap, metadata: {name: x, namespace: default}}
)");
  const auto& beside = joined.project().objects()[2];
  const auto* found = joined.project().Find("Service", "web", beside);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->name_space(), "");
  EXPECT_EQ(joined.project().OfKind("Service", beside).size(), 1U);
  EXPECT_EQ(joined.project().OfKind("Service").size(), 2U);
  EXPECT_EQ(joined.project().Find("Service", "absent", beside), nullptr);
}

TEST(Project, LeavesAloneWhatIsNoObject) {
  const Joined joined("kind: Pod\n---\n[apiVersion, kind]\n---\nplain\n---\n");
  EXPECT_TRUE(joined.project().objects().empty());
}

}  // namespace linter::tests
