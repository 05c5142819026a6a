// Charts as a user lints them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/fixture/program.h"

namespace linter::tests {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view Pod = R"(apiVersion: v1
kind: Pod
metadata:
  name: {{ .Release.Name }}-web
spec:
  hostNetwork: {{ .Values.hostNetwork }}
  containers:
    - name: web
      image: example.com/web:1.2.3
)";

// A chart in `charts/web`, with a chart of its own inside, and a manifest beside.
static void Write(const TemporaryFolder& folder) {
  folder.Write("charts/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n");
  folder.Write("charts/web/values.yaml", "hostNetwork: false\ninner:\n  hostNetwork: true\n");
  folder.Write("charts/web/templates/pod.yaml", Pod);
  folder.Write("charts/web/charts/inner/Chart.yaml",
               "apiVersion: v2\nname: inner\nversion: 1.0.0\n");
  folder.Write("charts/web/charts/inner/templates/pod.yaml", Pod);
}

constexpr std::string_view Command = "shoal --select host-network --format concise ";

TEST(CheckChart, RendersAndTellsTheValue) {
  const TemporaryFolder folder;
  Write(folder);
  const auto ran = Shell(std::string(Command) + ".", folder.path());
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.output, HasSubstr("charts/web/values.yaml:3:16: "));
  EXPECT_THAT(ran.output, HasSubstr("1 finding "));
  EXPECT_THAT(ran.errors, IsEmpty());
}

TEST(CheckChart, AnyFileInsideLeadsToTheChart) {
  const TemporaryFolder folder;
  Write(folder);
  const auto whole = Shell(std::string(Command) + "charts/web", folder.path()).output;
  for (const auto* path :
       {"charts/web/Chart.yaml", "charts/web/values.yaml", "charts/web/templates/pod.yaml",
        "charts/web/charts/inner/templates/pod.yaml", "charts/web/charts/inner"}) {
    EXPECT_EQ(Shell(std::string(Command) + path, folder.path()).output, whole) << path;
  }
}

// What a commit is refused for: what it changes, or what follows from that.
TEST(CheckChart, TellsOnlyWhatTheFilesNamedTouch) {
  const TemporaryFolder folder;
  Write(folder);
  const auto touched = [&](const std::string& path) {
    return Shell(std::string(Command) + "--touched charts/web/" + path, folder.path());
  };
  for (const auto* path : {"values.yaml", "charts/inner/templates/pod.yaml"}) {
    EXPECT_THAT(touched(path).output, HasSubstr("charts/web/values.yaml:3:16: ")) << path;
    EXPECT_EQ(touched(path).status, 1) << path;
  }
  for (const auto* path : {"Chart.yaml", "templates/pod.yaml", "charts/inner/Chart.yaml"}) {
    EXPECT_THAT(touched(path).output, HasSubstr("no findings in 5 files")) << path;
    EXPECT_EQ(touched(path).status, 0) << path;
  }
}

TEST(CheckChart, RendersTheSetsOfTheSettings) {
  const TemporaryFolder folder;
  Write(folder);
  folder.Write("charts/web/ci/some-values.yaml", "inner: {hostNetwork: false}\n");
  folder.Write("prod.yaml", "hostNetwork: true\ninner: null\n");
  folder.Write(".shoal.yaml",
               "charts:\n  - {path: charts/web, release: shop, values: [prod.yaml]}\n");
  const auto ran = Shell("shoal --select host-network --format json .", folder.path());
  const auto findings = nlohmann::json::parse(ran.output)["findings"];
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0]["file"], "charts/web/values.yaml");
  EXPECT_EQ(findings[0]["renders"], nlohmann::json::parse(R"(["the chart's own values"])"));
  EXPECT_EQ(findings[1]["file"], "prod.yaml");
  EXPECT_EQ(findings[1]["object"]["name"], "shop-web");
}

TEST(CheckChart, WhatTheSettingsExcludeIsNotTold) {
  const TemporaryFolder folder;
  Write(folder);
  folder.Write(".shoal.yaml", "exclude: [charts/web/charts]\n");
  const auto ran = Shell(std::string(Command) + ".", folder.path());
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.output, HasSubstr("no findings"));
}

TEST(CheckChart, WhatGitIgnoresIsNotRead) {
  const TemporaryFolder folder;
  Write(folder);
  folder.Write("charts/web/ci/own-values.yaml", "hostNetwork: true\n");
  folder.Write("charts/web/templates/draft.yaml", Pod);
  EXPECT_THAT(Shell(std::string(Command) + ".", folder.path()).output, HasSubstr("2 findings "));
  folder.Write(".git/HEAD", "");
  folder.Write(".gitignore", "ci/\ndraft.yaml\n");
  EXPECT_THAT(Shell(std::string(Command) + ".", folder.path()).output, HasSubstr("1 finding "));
}

// They are rendered, as the values for them are the chart's own, and are not linted themselves.
TEST(CheckChart, ChartsThatWereFetchedAreRendered) {
  const TemporaryFolder folder;
  Write(folder);
  folder.Write(".git/HEAD", "");
  folder.Write(".gitignore", "charts/*/charts/\n");
  const auto ran = Shell(
      "shoal --select host-network,dependency-missing --format concise charts/web", folder.path());
  EXPECT_THAT(ran.output, HasSubstr("no findings"));
  folder.Write("charts/web/Chart.yaml",
               "apiVersion: v2\nname: web\nversion: 1.0.0\n"
               "dependencies:\n  - {name: inner, version: 1.0.0}\n");
  const auto asked = Shell(
      "shoal --select host-network,dependency-missing --format concise charts/web", folder.path());
  EXPECT_THAT(asked.output, Not(HasSubstr("dependency-missing")));
}

TEST(CheckChart, FromInsideOfTheChart) {
  const TemporaryFolder folder;
  Write(folder);
  const auto ran = Shell(std::string(Command) + ".", folder.path() / "charts" / "web");
  EXPECT_THAT(ran.errors, IsEmpty());
  EXPECT_THAT(ran.output, HasSubstr("values.yaml:3:16: "));
}

TEST(CheckChart, SarifTellsTheWay) {
  const TemporaryFolder folder;
  folder.Write(".git/HEAD", "");
  Write(folder);
  const auto ran = Shell("shoal --select host-network --format sarif .", folder.path());
  const auto result = nlohmann::json::parse(ran.output)["runs"][0]["results"][0];
  const auto& steps = result["codeFlows"][0]["threadFlows"][0]["locations"];
  ASSERT_EQ(steps.size(), 2U);
  const auto uri = [&](std::size_t step) {
    return steps[step]["location"]["physicalLocation"]["artifactLocation"]["uri"];
  };
  EXPECT_EQ(uri(0), "charts/web/values.yaml");
  EXPECT_EQ(uri(1), "charts/web/charts/inner/templates/pod.yaml");
  EXPECT_EQ(result["relatedLocations"].size(), 1U);
}

}  // namespace linter::tests
