// `shoal fix` and `shoal baseline` as a user runs them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/fixture/program.h"

namespace linter::tests {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view Pod = R"(# kept as it is
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      image: example.com/web:1.2.3   # aligned
      resources:
        limits: {memory: 512m}
      securityContext:
        privileged: true
)";

constexpr std::string_view Dockerfile =
    "FROM debian:12.8\nRUN apt-get update && apt-get install curl\nCMD sleep 1\n";

TEST(Fix, OnlySafeFixesUnlessTheOthersAreAskedFor) {
  const TemporaryFolder folder;
  folder.Write("pod.yaml", Pod);
  const auto safe = Shell("shoal fix --select container-privileged .", folder.path());
  EXPECT_EQ(safe.status, 0);
  EXPECT_THAT(safe.errors, HasSubstr("nothing to fix; 1 finding is left"));
  EXPECT_EQ(folder.Read("pod.yaml"), Pod);
  const auto all = Shell("shoal fix --unsafe --select container-privileged .", folder.path());
  EXPECT_EQ(all.status, 0);
  EXPECT_THAT(all.errors, HasSubstr("1 fix in 1 file; 0 findings are left"));
  EXPECT_THAT(folder.Read("pod.yaml"), HasSubstr("# kept as it is\n"));
  EXPECT_THAT(folder.Read("pod.yaml"), HasSubstr("1.2.3   # aligned\n"));
  EXPECT_EQ(Shell("shoal --select container-privileged .", folder.path()).status, 0);
}

TEST(Fix, DiffChangesNothing) {
  const TemporaryFolder folder;
  folder.Write("Dockerfile", Dockerfile);
  const auto ran = Shell("shoal fix --diff --select apt-install-asks .", folder.path());
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.output, HasSubstr("--- a/Dockerfile\n+++ b/Dockerfile\n@@ -1,3 +1,3 @@\n"));
  EXPECT_THAT(ran.output, HasSubstr("\n-RUN apt-get update && apt-get install curl\n"));
  EXPECT_THAT(ran.errors, HasSubstr("would be made"));
  EXPECT_EQ(folder.Read("Dockerfile"), Dockerfile);
}

TEST(Fix, GoesOnUntilNothingChanges) {
  const TemporaryFolder folder;
  folder.Write("Dockerfile", Dockerfile);
  EXPECT_EQ(Shell("shoal fix --unsafe --select dockerfile .", folder.path()).status, 0);
  const auto once = folder.Read("Dockerfile");
  EXPECT_THAT(once, Not(HasSubstr("CMD sleep 1\n")));
  const auto again = Shell("shoal fix --unsafe --select dockerfile .", folder.path());
  EXPECT_THAT(again.errors, HasSubstr("nothing to fix"));
  EXPECT_EQ(folder.Read("Dockerfile"), once);
}

TEST(Fix, StandardInputComesOutFixed) {
  const TemporaryFolder folder;
  folder.Write("in", Dockerfile);
  const auto ran = Shell("shoal fix --stdin-filename Dockerfile --select apt-install-asks - < in",
                         folder.path());
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.output, HasSubstr("apt-get install -y curl\n"));
}

TEST(Fix, AChartIsFixedWhereItWasWritten) {
  const TemporaryFolder folder;
  folder.Write("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 1.0.0\n");
  folder.Write("values.yaml", "privileged: true\n");
  folder.Write("templates/pod.yaml",
               "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}\nspec:\n"
               "  containers:\n    - name: web\n      image: a:1\n      securityContext:\n"
               "        privileged: {{ .Values.privileged }}\n");
  const auto ran = Shell("shoal fix --unsafe --select container-privileged .", folder.path());
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(folder.Read("templates/pod.yaml"), HasSubstr("{{ .Values.privileged }}"));
  EXPECT_EQ(folder.Read("values.yaml"), "privileged: false\n");
}

TEST(Baseline, OnlyNewFindingsAreTold) {
  const TemporaryFolder folder;
  folder.Write("pod.yaml", Pod);
  const auto written = Shell("shoal baseline write .", folder.path());
  EXPECT_EQ(written.status, 0);
  EXPECT_THAT(folder.Read("shoal-baseline.json"), HasSubstr("\"container-privileged\""));
  const auto known = Shell("shoal --baseline shoal-baseline.json .", folder.path());
  EXPECT_EQ(known.status, 0) << known.output;
  // Other lines, and another file: the objects are known all the same.
  folder.Write("pod.yaml", "");
  folder.Write("moved.yaml", "# one more line\n" + std::string(Pod));
  EXPECT_EQ(Shell("shoal --baseline shoal-baseline.json .", folder.path()).status, 0);
  folder.Write("new.yaml",
               "apiVersion: v1\nkind: Pod\nmetadata: {name: new}\nspec:\n  containers:\n"
               "    - {name: a, image: 'a:1', securityContext: {privileged: true}}\n");
  const auto fresh =
      Shell("shoal --format concise --baseline shoal-baseline.json .", folder.path());
  EXPECT_EQ(fresh.status, 1);
  EXPECT_THAT(fresh.output, HasSubstr("new.yaml"));
  EXPECT_THAT(fresh.output, Not(HasSubstr("moved.yaml")));
}

TEST(Baseline, WhatIsGoneIsTold) {
  const TemporaryFolder folder;
  folder.Write("pod.yaml", Pod);
  Shell("shoal baseline write --output b.json --select container-privileged .", folder.path());
  folder.Write("pod.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");
  const auto ran = Shell("shoal --select container-privileged --baseline b.json .", folder.path());
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.errors, HasSubstr("1 of its findings is no more"));
}

TEST(Baseline, MistakesHaveTheirPlace) {
  const TemporaryFolder folder;
  folder.Write("pod.yaml", Pod);
  folder.Write("b.json", "{\n  \"version\": 1,\n  oops\n}\n");
  const auto ran = Shell("shoal --baseline b.json .", folder.path());
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.errors, HasSubstr("b.json:3:3: this is no JSON"));
  EXPECT_EQ(Shell("shoal --baseline none.json .", folder.path()).status, 2);
}

}  // namespace linter::tests
