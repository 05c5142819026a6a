// Environments as a user lints them: as the settings name them, and as folders are called.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "tests/fixture/program.h"

namespace linter::tests {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view Pod = R"(apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  hostNetwork: true
  containers:
    - name: web
      image: example.com/web:1.2.3
)";

constexpr std::string_view Patch = R"(apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  hostPID: true
)";

static void WriteOverlays(const TemporaryFolder& folder) {
  folder.Write("base/kustomization.yaml", "resources: [pod.yaml]\n");
  folder.Write("base/pod.yaml", Pod);
  folder.Write("overlays/staging/kustomization.yaml", "resources: [../../base]\n");
  folder.Write("overlays/prod/kustomization.yaml",
               "resources: [../../base]\npatches:\n  - path: patch.yaml\n");
  folder.Write("overlays/prod/patch.yaml", Patch);
}

static void WriteChart(const TemporaryFolder& folder) {
  folder.Write("web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n");
  folder.Write("web/values.yaml", "network: false\n");
  folder.Write("web/values-prod.yaml", "network: true\n");
  folder.Write("web/templates/pod.yaml",
               "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n"
               "  hostNetwork: {{ .Values.network }}\n  containers:\n    - name: web\n"
               "      image: example.com/web:1.2.3\n");
}

TEST(CheckEnvironments, FindingsNameThoseInWhichTheyShow) {
  const TemporaryFolder folder;
  WriteOverlays(folder);
  const auto text = Shell("shoal --select host-network,host-pid .", folder.path());
  EXPECT_THAT(text.output, HasSubstr("= environments: production, staging\n"));
  EXPECT_THAT(text.output, HasSubstr("= environments: production\n"));
  EXPECT_THAT(text.output, HasSubstr("environments, as folders and files are called: staging "
                                     "(overlays/staging); production (overlays/prod)"));
  const auto json =
      nlohmann::json::parse(Shell("shoal --select host-pid --format json .", folder.path()).output);
  EXPECT_EQ(json["findings"][0]["environments"], nlohmann::json({"production"}));
  const auto sarif = nlohmann::json::parse(
      Shell("shoal --select host-network --format sarif .", folder.path()).output);
  EXPECT_EQ(sarif["runs"][0]["results"][0]["properties"]["environments"],
            nlohmann::json({"production", "staging"}));
}

TEST(CheckEnvironments, OneAloneIsLinted) {
  const TemporaryFolder folder;
  WriteOverlays(folder);
  folder.Write("k8s/production/job.yaml", Pod);
  folder.Write("k8s/staging/job.yaml", Pod);
  folder.Write("k8s/job.yaml", Pod);
  const auto ran =
      Shell("shoal --env staging --select host-network,host-pid --format concise .", folder.path());
  EXPECT_THAT(ran.output, HasSubstr("base/pod.yaml:6:16: "));
  EXPECT_THAT(ran.output, HasSubstr("k8s/staging/job.yaml:6:16: "));
  EXPECT_THAT(ran.output, HasSubstr("k8s/job.yaml:6:16: "));
  EXPECT_THAT(ran.output, Not(HasSubstr("production/job.yaml")));
  EXPECT_THAT(ran.output, Not(HasSubstr("patch.yaml")));
  EXPECT_THAT(ran.errors, HasSubstr("environments, as folders and files are called: "));
}

TEST(CheckEnvironments, SettingsNameThem) {
  const TemporaryFolder folder;
  WriteOverlays(folder);
  WriteChart(folder);
  folder.Write("k8s/job.yaml", Pod);
  folder.Write(".shoal.yaml", R"(environments:
  one: {overlays: [base], paths: [k8s]}
  two:
    overlays: [overlays/prod]
    charts: [{path: web, values: [web/values-prod.yaml]}]
)");
  const auto one =
      Shell("shoal --env one --select host-network,host-pid --format concise .", folder.path());
  EXPECT_THAT(one.output, HasSubstr("base/pod.yaml:6:16: "));
  EXPECT_THAT(one.output, HasSubstr("k8s/job.yaml:6:16: "));
  EXPECT_THAT(one.output, HasSubstr("2 findings "));
  EXPECT_THAT(one.errors, IsEmpty());
  const auto two =
      Shell("shoal --env two --select host-network,host-pid --format concise .", folder.path());
  EXPECT_THAT(two.output, HasSubstr("base/pod.yaml:6:16: "));
  EXPECT_THAT(two.output, HasSubstr("overlays/prod/patch.yaml:6:12: "));
  EXPECT_THAT(two.output, HasSubstr("web/values-prod.yaml:1:10: "));
  EXPECT_THAT(two.output, HasSubstr("3 findings "));
}

TEST(CheckEnvironments, ValuesOfAnEnvironmentAreRendered) {
  const TemporaryFolder folder;
  WriteChart(folder);
  const auto all = Shell("shoal --select host-network --format json .", folder.path());
  const auto findings = nlohmann::json::parse(all.output)["findings"];
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0]["file"], "web/values-prod.yaml");
  EXPECT_EQ(findings[0]["environments"], nlohmann::json({"production"}));
}

TEST(CheckEnvironments, MistakesAreTold) {
  const TemporaryFolder folder;
  WriteOverlays(folder);
  const auto unknown = Shell("shoal --env canary .", folder.path());
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.errors,
              HasSubstr("there is no environment `canary`; there are `staging`, `production`"));
  folder.Write(".shoal.yaml", "environments:\n  a:\n    overlays: [gone]\n    charts: [base]\n");
  const auto gone = Shell("shoal .", folder.path());
  EXPECT_EQ(gone.status, 2);
  EXPECT_THAT(gone.errors, HasSubstr(".shoal.yaml:3:16: there is no kustomization in `gone`"));
  EXPECT_THAT(gone.errors, HasSubstr(".shoal.yaml:4:14: there is no chart in `base`"));
  const TemporaryFolder empty;
  empty.Write("pod.yaml", Pod);
  EXPECT_THAT(Shell("shoal --env production .", empty.path()).errors,
              HasSubstr("there is no environment `production`: no `.shoal.yaml` names any"));
}

TEST(CheckEnvironments, FoldersCalledTestAloneAreNone) {
  const TemporaryFolder folder;
  folder.Write("test/pod.yaml", Pod);
  const auto ran = Shell("shoal --select host-network .", folder.path());
  EXPECT_THAT(ran.output, Not(HasSubstr("environments")));
}

}  // namespace linter::tests
