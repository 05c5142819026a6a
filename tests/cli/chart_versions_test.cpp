// Charts whose templates ask for the version of the cluster, or for what it serves.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/fixture/program.h"

namespace linter::tests {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class ChartVersions : public testing::Test {
 protected:
  ChartVersions() { folder_.Write("Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n"); }

  void Template(std::string_view text) const { folder_.Write("templates/a.yaml", text); }
  std::string Check(const std::string& arguments) const {
    return Shell("shoal check --select api-version-removed,api-version-deprecated," + arguments,
                 folder_.path())
        .output;
  }

 private:
  TemporaryFolder folder_;
};

constexpr std::string_view Served = R"({{- if .Capabilities.APIVersions.Has "policy/v1beta1" }}
apiVersion: policy/v1beta1
{{- else if .Capabilities.APIVersions.Has "policy/v1/PodDisruptionBudget" }}
apiVersion: policy/v1
{{- else }}
apiVersion: policy/v0
{{- end }}
kind: PodDisruptionBudget
metadata: {name: web}
spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}
)";

TEST_F(ChartVersions, WhatAClusterServesDecides) {
  Template(Served);
  EXPECT_THAT(Check("kind-unknown"), HasSubstr("no findings"));
  EXPECT_THAT(Check("kind-unknown --kube-version 1.29..1.34"), HasSubstr("no findings"));
  EXPECT_THAT(Check("kind-unknown --kube-version 1.24"), HasSubstr("is deprecated since 1.21"));
  EXPECT_THAT(Check("kind-unknown --kube-version 1.24..1.30"),
              AllOf(HasSubstr("is deprecated since 1.21"), HasSubstr("with Kubernetes 1.24\n"),
                    Not(HasSubstr("since 1.25"))));
}

constexpr std::string_view Compared =
    R"({{- if semverCompare ">=1.31-0" .Capabilities.KubeVersion.Version }}
apiVersion: autoscaling/v2
{{- else }}
apiVersion: autoscaling/v2beta2
{{- end }}
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  maxReplicas: 3
  scaleTargetRef: {kind: Deployment, name: web}
)";

TEST_F(ChartVersions, EachVersionOfARangeTakesItsBranch) {
  Template(Compared);
  EXPECT_THAT(Check("kind-unknown --kube-version 1.31..1.34"), HasSubstr("no findings"));
  EXPECT_THAT(Check("kind-unknown --kube-version 1.29..1.34"),
              AllOf(HasSubstr("`autoscaling/v2beta2` has no HorizontalPodAutoscaler since 1.26"),
                    HasSubstr("with Kubernetes 1.30; Kubernetes 1.29\n"), HasSubstr("1 finding ")));
}

TEST_F(ChartVersions, BranchesForNoVersionAreDead) {
  Template(Served);
  EXPECT_THAT(Check("version-branch-dead"), HasSubstr("no findings"));
  EXPECT_THAT(Check("version-branch-dead --kube-version 1.29..1.34"),
              HasSubstr("this condition never holds for Kubernetes 1.29 to 1.34"));
  EXPECT_THAT(Check("version-branch-dead --kube-version 1.24..1.34"),
              Not(HasSubstr("templates/a.yaml:1:")));
  Template(Compared);
  EXPECT_THAT(Check("version-branch-dead --kube-version 1.29..1.34"),
              Not(HasSubstr("version-branch-dead")));
  EXPECT_THAT(Check("version-branch-dead --kube-version 1.33"),
              HasSubstr("this condition always holds for Kubernetes 1.33: its `else` is dead"));
}

TEST_F(ChartVersions, OneRenderDoesWhereNothingAsks) {
  Template("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: 1}\n");
  EXPECT_THAT(Check("wrong-type,yaml-unquoted-string --kube-version 1.29..1.34"),
              Not(HasSubstr("with Kubernetes")));
}

}  // namespace linter::tests
