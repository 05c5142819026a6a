// Kustomizations as a user lints and renders them.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

// A base, two overlays of it, and a patch in one of them.
static void Write(const TemporaryFolder& folder) {
  folder.Write("base/kustomization.yaml", "resources: [pod.yaml]\n");
  folder.Write("base/pod.yaml", Pod);
  folder.Write("overlays/staging/kustomization.yaml", "resources: [../../base]\n");
  folder.Write("overlays/prod/kustomization.yaml",
               "resources: [../../base]\nnamePrefix: prod-\npatches:\n  - path: patch.yaml\n");
  folder.Write("overlays/prod/patch.yaml", Patch);
}

TEST(CheckOverlay, PointsIntoTheBaseAndNamesTheOverlays) {
  const TemporaryFolder folder;
  Write(folder);
  const auto ran = Shell("shoal --select host-network .", folder.path());
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.output, HasSubstr("base/pod.yaml:6:16: "));
  EXPECT_THAT(ran.output, HasSubstr("with overlays/prod; overlays/staging"));
  EXPECT_THAT(ran.output, HasSubstr("1 finding "));
  EXPECT_THAT(ran.errors, IsEmpty());
}

TEST(CheckOverlay, PointsIntoThePatch) {
  const TemporaryFolder folder;
  Write(folder);
  const auto ran = Shell("shoal --select host-pid --format concise .", folder.path());
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.output, HasSubstr("overlays/prod/patch.yaml:6:12: "));
  EXPECT_THAT(ran.output, HasSubstr("1 finding "));
}

// The patch names the container to reach it; that it has no limit is the base's doing.
TEST(CheckOverlay, WhatAPatchRepeatsStaysTheBases) {
  const TemporaryFolder folder;
  folder.Write("base/kustomization.yaml", "resources: [pod.yaml]\n");
  folder.Write("base/pod.yaml",
               "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n"
               "    - name: web\n      image: example.com/web:1.2.3\n");
  folder.Write("over/kustomization.yaml", "resources: [../base]\npatches: [{path: tty.yaml}]\n");
  folder.Write("over/tty.yaml",
               "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n"
               "    - name: web\n      tty: true\n");
  const auto ran =
      Shell("shoal --select memory-limit-missing --format concise over", folder.path());
  EXPECT_THAT(ran.output, HasSubstr("base/pod.yaml:7:13: "));
  EXPECT_THAT(ran.output, Not(HasSubstr("over/tty.yaml")));
}

TEST(CheckOverlay, FragmentsAreNoObjects) {
  const TemporaryFolder folder;
  Write(folder);
  std::string kustomization = "resources: [../../base]\npatches:\n";
  for (int i = 0; i < 19; ++i) {
    const auto path = fmt::format("patch-{}.yaml", i);
    folder.Write(
        "overlays/many/" + path,
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  restartPolicy: Always\n");
    kustomization += "  - path: " + path + "\n";
  }
  folder.Write("overlays/many/kustomization.yaml", kustomization);
  const auto ran = Shell("shoal --profile all --format concise .", folder.path());
  EXPECT_THAT(ran.output, Not(HasSubstr("overlays/many/patch-")));
  EXPECT_THAT(ran.output, HasSubstr("base/pod.yaml:"));
}

TEST(CheckOverlay, APatchByItselfLeadsToItsOverlay) {
  const TemporaryFolder folder;
  Write(folder);
  const auto patch =
      Shell("shoal --select host-pid --format concise overlays/prod/patch.yaml", folder.path());
  EXPECT_THAT(patch.output, HasSubstr("overlays/prod/patch.yaml:6:12: "));
  EXPECT_THAT(patch.output, HasSubstr("Pod `prod-web`"));
}

TEST(CheckOverlay, ACommentInTheBaseAllows) {
  const TemporaryFolder folder;
  Write(folder);
  std::string pod(Pod);
  pod.insert(pod.find("  hostNetwork"), "  # shoal: allow host-network\n");
  folder.Write("base/pod.yaml", pod);
  EXPECT_EQ(Shell("shoal --select host-network .", folder.path()).status, 0);
}

TEST(CheckOverlay, SaysWhereABuildFails) {
  const TemporaryFolder folder;
  folder.Write("kustomization.yaml", "resources:\n  - pod.yaml\n  - gone.yaml\n");
  folder.Write("pod.yaml", Pod);
  const auto ran = Shell("shoal --select host-network --format concise .", folder.path());
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.errors, HasSubstr("kustomization.yaml:3:5: there is no file or folder"));
  EXPECT_THAT(ran.output, HasSubstr("pod.yaml:6:16: "));
}

TEST(RenderOverlay, PrintsWhatKustomizePrints) {
  const TemporaryFolder folder;
  Write(folder);
  const auto ran = Shell("shoal render overlays/prod", folder.path());
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.output,
            "apiVersion: v1\nkind: Pod\nmetadata:\n  name: prod-web\nspec:\n  containers:\n"
            "  - image: example.com/web:1.2.3\n    name: web\n  hostNetwork: true\n"
            "  hostPID: true\n");
}

TEST(RenderOverlay, SaysWhatKustomizeRefuses) {
  const TemporaryFolder folder;
  folder.Write("kustomization.yaml", "resources: [gone.yaml]\n");
  const auto ran = Shell("shoal render .", folder.path());
  EXPECT_EQ(ran.status, 1);
  EXPECT_EQ(ran.errors, "Error: kustomization.yaml:1:13: there is no file or folder `gone.yaml`\n");
}

// As a commit hook passes it: the overlays that use a base are looked for.
TEST(CheckOverlay, AFileOfABaseLeadsToTheOverlaysThatUseIt) {
  const TemporaryFolder folder;
  Write(folder);
  folder.Write("overlays/eu/kustomization.yaml",
               "resources: [../prod]\npatches:\n  - path: patch.yaml\n");
  folder.Write("overlays/eu/patch.yaml", Patch);
  folder.Write("other/pod.yaml", Pod);
  folder.Write("other/kustomization.yaml", "resources: [pod.yaml]\n");
  const std::string touched = "shoal check --touched --select host-network,host-pid ";
  const auto ran = Shell(touched + "base/pod.yaml", folder.path());
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.output, HasSubstr("base/pod.yaml:6:16: "));
  EXPECT_THAT(ran.output, HasSubstr("with overlays/eu; overlays/staging"));
  EXPECT_THAT(ran.output, Not(HasSubstr("other/pod.yaml")));
  EXPECT_THAT(ran.errors, IsEmpty());
}

// What the patch does to a pod of the base is told, where the kustomization between them is passed.
TEST(CheckOverlay, WhatTheOverlaysTakeBackIsNotToldOfTheBase) {
  const TemporaryFolder folder;
  Write(folder);
  std::filesystem::remove_all(folder.path() / "overlays/staging");
  folder.Write("overlays/prod/patch.yaml",
               "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {hostNetwork: false}\n");
  const std::string touched = "shoal check --touched --select host-network,host-pid ";
  EXPECT_EQ(Shell(touched + "base/pod.yaml", folder.path()).status, 0);
  EXPECT_EQ(Shell(touched + "base/kustomization.yaml", folder.path()).status, 0);
  folder.Write("overlays/prod/patch.yaml", Patch);
  EXPECT_EQ(Shell(touched + "base/kustomization.yaml", folder.path()).status, 0);
  const auto patch = Shell(touched + "overlays/prod/patch.yaml", folder.path());
  EXPECT_THAT(patch.output, HasSubstr("overlays/prod/patch.yaml:6:12: "));
  EXPECT_THAT(patch.output, Not(HasSubstr("base/pod.yaml:6:16")));
}

}  // namespace linter::tests
