// `shoal render` as a user runs it, against what helm printed of the same chart.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/fixture/fixture.h"
#include "tests/fixture/program.h"

namespace linter::tests {

using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;

static const std::filesystem::path Folder = SHOAL_SOURCE "/testdata";

static Ran InCharts(const std::string& line) {
  return Shell(line, Folder / "charts");
}

// Written by helm 3.22 (`helm template …`).
TEST(RenderVerb, PrintsWhatHelmPrints) {
  const auto ran = InCharts("shoal render rel shop");
  EXPECT_EQ(ran.output, ReadFile(Folder / "render/shop.yaml"));
  EXPECT_THAT(ran.errors, IsEmpty());
  EXPECT_EQ(ran.status, 0);
  const auto production = InCharts(
      "shoal render --release-name rel -n prod --include-crds --skip-tests "
      "-f shop/production.yaml --set image.tag=3.0 --set-string port=90 shop");
  EXPECT_EQ(production.output, ReadFile(Folder / "render/shop-production.yaml"));
}

TEST(RenderVerb, TakesHelmsOptions) {
  const TemporaryFolder folder;
  folder.Write("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n");
  folder.Write("values.yaml", "a: 1\n");
  folder.Write("more.yaml", "b: 2\n");
  folder.Write("text.txt", "from a file");
  folder.Write("templates/x.yaml", R"(values: {{ toJson .Values }}
release: {{ .Release.Name }} {{ .Release.Namespace }} {{ .Release.IsUpgrade }}
cluster: {{ .Capabilities.KubeVersion.Version }} {{ .Capabilities.APIVersions.Has "x/v1" }}
)");
  folder.Write("templates/y.yaml", "y: 1\n");
  const auto ran = Shell(
      "shoal render . --name-template n-{{upper\\ \\\"x\\\"\\|lower}} -n ns -f more.yaml -f - "
      "--set c.d=1,e[0]=x --set-string f=2 --set-json g=[true] --set-file h=text.txt,i=text.txt "
      "--set-literal j=x,y --kube-version 1.30 -a x/v1,y/v1 --is-upgrade -s templates/x.yaml",
      folder.path());
  EXPECT_EQ(ran.output, R"(---
# Source: c/templates/x.yaml
values: {"a":1,"b":2,"c":{"d":1},"e":["x"],"f":"2","g":[true],"h":"from a file","i":"from a file","j":"x,y"}
release: n-x ns true
cluster: v1.30 true
)");
  EXPECT_THAT(ran.errors, IsEmpty());
}

TEST(RenderVerb, RefusesInHelmsWords) {
  const auto error = [](const std::string& arguments) {
    const auto ran = InCharts("shoal render " + arguments);
    EXPECT_EQ(ran.status, 1) << arguments;
    EXPECT_THAT(ran.output, IsEmpty()) << arguments;
    return ran.errors;
  };
  EXPECT_EQ(error("UPPER shop"),
            "Error: release name \"UPPER\": invalid release name, must match regex "
            "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$ and the length "
            "must not be longer than 53\n");
  EXPECT_EQ(error("shop -f absent.yaml"), "Error: open absent.yaml: no such file or directory\n");
  EXPECT_EQ(error("shop --set-file a=absent"),
            "Error: failed parsing --set-file data: open absent: no such file or directory\n");
  EXPECT_EQ(error("shop --set a[1"),
            "Error: failed parsing --set data: error parsing index: EOF\n");
  EXPECT_EQ(error("shop -s templates/none.yaml"),
            "Error: could not find template templates/none.yaml in chart\n");
  EXPECT_EQ(error("shop --kube-version abc"),
            "Error: invalid kube version 'abc': could not parse \"abc\" as version\n");
  EXPECT_EQ(error("absent"), "Error: path \"absent\" not found\n");
  EXPECT_EQ(error("."), "Error: Chart.yaml file is missing\n");
  EXPECT_THAT(error("shop/values.yaml"), HasSubstr("does not appear to be a gzipped archive"));
}

TEST(RenderVerb, SaysWhereATemplateFails) {
  const TemporaryFolder folder;
  folder.Write("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n");
  folder.Write("templates/x.yaml", "a: 1\nb: {{ .Values.a.b }}\n");
  const auto ran = Shell("shoal render .", folder.path());
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.output, IsEmpty());
  EXPECT_THAT(ran.errors, HasSubstr("Error: template: c/templates/x.yaml:2:13: executing"));
  EXPECT_THAT(ran.errors, EndsWith("\n\nUse --debug flag to render out invalid YAML\n"));
}

TEST(RenderVerb, WrongUseIsTwo) {
  EXPECT_EQ(InCharts("shoal render").status, 2);
  EXPECT_EQ(InCharts("shoal render a b c").status, 2);
  EXPECT_EQ(InCharts("shoal render --nonsense shop").status, 2);
  EXPECT_EQ(InCharts("shoal render a shop --release-name b").status, 2);
  EXPECT_EQ(InCharts("shoal render a shop --name-template b").status, 2);
}

TEST(RenderVerb, TakesAPackedChart) {
  const TemporaryFolder folder;
  const auto packed = folder.path() / "shop.tgz";
  ASSERT_EQ(InCharts("tar -czf " + packed.string() + " shop").status, 0);
  const auto ran =
      Shell("shoal render rel shop.tgz --origins -s templates/service.yaml", folder.path());
  EXPECT_THAT(ran.output, HasSubstr("shop.tgz/templates/service.yaml:4:3"));
  EXPECT_EQ(Shell("shoal render rel shop.tgz", folder.path()).output,
            ReadFile(Folder / "render/shop.yaml"));
}

TEST(RenderVerb, LeavesUnreadWhatHelmIgnores) {
  const TemporaryFolder folder;
  folder.Write("c/Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n");
  folder.Write("c/.helmignore", "templates/old\n");
  folder.Write("c/templates/x.yaml", "a: 1\n");
  folder.Write("secret", "no");
  std::filesystem::create_symlink("../../secret", folder.path() / "c/templates/old");
  std::filesystem::create_symlink("../secret", folder.path() / "c/LICENSE");
  const auto ran = Shell("shoal render c", folder.path());
  EXPECT_EQ(ran.output, "---\n# Source: c/templates/x.yaml\na: 1\n");
  EXPECT_EQ(ran.errors, "shoal: c/LICENSE: the symbolic link leads out of the chart's folder\n");
  std::filesystem::create_symlink("../../secret", folder.path() / "c/templates/new");
  EXPECT_EQ(Shell("shoal render c", folder.path()).errors,
            "shoal: c/LICENSE: the symbolic link leads out of the chart's folder\n"
            "Error: c/templates/new: the symbolic link leads out of the chart's folder\n");
}

TEST(RenderVerb, OriginsNameWhatWasWritten) {
  const auto ran = InCharts("shoal render rel shop --origins --set replicas=3");
  const auto path = Folder / "render/shop.origins";
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << ran.output;
  }
  EXPECT_EQ(ran.output, ReadFile(path));
  EXPECT_EQ(ran.status, 0);
}

// The left column is the output itself.
TEST(RenderVerb, OriginsLeaveTheLinesAsTheyAre) {
  std::string left;
  std::istringstream lines(InCharts("shoal render rel shop --origins").output);
  for (std::string line; std::getline(lines, line);) {
    line = line.substr(0, line.find("| "));
    line = line.substr(0, line.find_last_not_of(' ') + 1);
    left += line.empty() ? "" : line + "\n";
  }
  EXPECT_EQ(left, ReadFile(Folder / "render/shop.yaml"));
}

}  // namespace linter::tests
