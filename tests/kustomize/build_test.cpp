#include "linter/kustomize/build.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "linter/kustomize/written_place.h"
#include "tests/kustomize/memory_files.h"

namespace linter::kustomize {

static constexpr std::string_view Deployment = R"(apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  template:
    spec:
      containers:
        - name: web
          image: shop:1
)";

// Where the first place of a text in what was printed of the first object was written: path, and
// what stands there.
static std::string WrittenAt(const Overlay& overlay, MemoryFiles& files, std::string_view text) {
  SourceFile printed{FileId{}, "printed", overlay.Print()};
  const auto at = printed.text.find(text);
  if (at == std::string::npos) {
    return "not printed";
  }
  const auto begin = static_cast<std::uint32_t>(at);
  const Span place{FileId{}, begin, begin + static_cast<std::uint32_t>(text.size())};
  const auto span = WrittenPlaces(*overlay.resources.front().root, printed).Find(place);
  return files.PathOf(span.file) + " " + files.TextAt(span);
}

TEST(KustomizeBuild, KnowsWhereEveryPartWasWritten) {
  MemoryFiles files;
  files.Add("/base/kustomization.yaml", "resources: [shop.yaml]\n");
  files.Add("/base/shop.yaml", std::string(Deployment));
  files.Add("/prod/patch.yaml", R"(apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  replicas: 3
)");
  files.Add("/prod/kustomization.yaml", R"(resources: [../base]
namespace: live
images:
  - name: shop
    newTag: "7"
patches:
  - path: patch.yaml
  - patch: |
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: shop
      spec:
        paused: true
)");
  const auto overlay = Build("/prod", files.provider());
  ASSERT_EQ(overlay.refusal(), nullptr);
  EXPECT_EQ(WrittenAt(overlay, files, "web"), "/base/shop.yaml web");
  EXPECT_EQ(WrittenAt(overlay, files, "replicas"), "/prod/patch.yaml replicas");
  EXPECT_EQ(WrittenAt(overlay, files, "live"), "/prod/kustomization.yaml live");
  EXPECT_EQ(WrittenAt(overlay, files, "shop:7"), "/prod/kustomization.yaml \"7\"");
  EXPECT_EQ(WrittenAt(overlay, files, "paused"), "/prod/kustomization.yaml paused");
}

static std::string RefusalOf(const std::string& kustomization) {
  MemoryFiles files;
  files.Add("/kustomization.yaml", kustomization);
  files.Add("/shop.yaml", std::string(Deployment));
  const auto overlay = Build("/", files.provider());
  const auto* refusal = overlay.refusal();
  return refusal == nullptr ? "" : refusal->message + " @ " + files.TextAt(refusal->span);
}

TEST(KustomizeBuild, SaysAtItsPlaceWhatKustomizeRefuses) {
  EXPECT_EQ(RefusalOf("resources: [shop.yaml]\n"), "");
  EXPECT_EQ(RefusalOf("resources: [gone.yaml]\n"),
            "there is no file or folder `gone.yaml` @ gone.yaml");
  EXPECT_EQ(RefusalOf("resources: [shop.yaml, shop.yaml]\n"),
            "`Deployment.v1.apps/shop.[noNs]` is added twice @ shop");
  EXPECT_EQ(RefusalOf("resources: [shop.yaml]\nreplicas: [{name: other, count: 1}]\n"),
            "no Deployment, ReplicaSet, StatefulSet or ReplicationController is called `other` @ "
            "other");
  EXPECT_EQ(RefusalOf("resources: [https://example.com/base?ref=v1, shop.yaml]\n"),
            "`https://example.com/base?ref=v1` is not fetched: what it has is left out @ "
            "https://example.com/base?ref=v1");
  EXPECT_EQ(
      RefusalOf("resources: [shop.yaml]\nhelmCharts:\n- {name: a, repo: https://b.example}\n"),
      "chart `a` of `https://b.example` is not fetched: its objects are left out @ a");
}

TEST(KustomizeBuild, BuildsTheRestOfARemoteBase) {
  MemoryFiles files;
  files.Add("/kustomization.yaml", "resources: [github.com/a/b, shop.yaml]\n");
  files.Add("/shop.yaml", std::string(Deployment));
  EXPECT_EQ(Build("/", files.provider()).resources.size(), 1U);
}

TEST(KustomizeBuild, TellsOfOverridesThatChangeNothing) {
  MemoryFiles files;
  files.Add("/kustomization.yaml",
            "resources: [shop.yaml]\nimages: [{name: gone, newTag: a}]\npatches:\n"
            "- target: {kind: Service}\n  patch: |\n    - {op: remove, path: /spec}\n");
  files.Add("/shop.yaml", std::string(Deployment));
  const auto overlay = Build("/", files.provider());
  EXPECT_EQ(overlay.refusal(), nullptr);
  ASSERT_EQ(overlay.failures.size(), 2U);
  EXPECT_EQ(overlay.failures[0].message, "the patch's target matches no object: kind `Service`");
  EXPECT_EQ(overlay.failures[1].message, "no container has the image `gone`");
}

TEST(KustomizeBuild, EndsWhereBasesLeadBackToThemselves) {
  MemoryFiles files;
  files.Add("/a/kustomization.yaml", "resources: [../b]\n");
  files.Add("/b/kustomization.yaml", "resources: [../a]\n");
  const auto overlay = Build("/a", files.provider());
  ASSERT_NE(overlay.refusal(), nullptr);
  EXPECT_EQ(overlay.refusal()->kind, FailureKind::Cycle);
}

// Each names the next one twice: without a bound that doubles with each.
TEST(KustomizeBuild, EndsWhereBasesMultiply) {
  MemoryFiles files;
  for (int i = 0; i < 40; ++i) {
    files.Add(fmt::format("/{}/kustomization.yaml", i),
              fmt::format("resources: [../{0}, ../{0}/.]\n", i + 1));
  }
  files.Add("/40/kustomization.yaml", "configMapGenerator: [{name: a}]\n");
  const auto overlay = Build("/0", files.provider());
  EXPECT_TRUE(std::any_of(overlay.failures.begin(), overlay.failures.end(),
                          [](const Failure& each) { return each.kind == FailureKind::Bounds; }));
}

TEST(KustomizeBuild, RendersLocalCharts) {
  MemoryFiles files;
  files.Add("/kustomization.yaml",
            "helmCharts:\n- name: small\n  releaseName: r\n  valuesInline: {text: over}\n");
  files.Add("/charts/small/Chart.yaml", "apiVersion: v2\nname: small\nversion: 1.0.0\n");
  files.Add("/charts/small/values.yaml", "text: own\n");
  files.Add("/charts/small/templates/map.yaml",
            "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata:\n"
            "  text: {{ .Values.text }}\n");
  const auto overlay = Build("/", files.provider());
  EXPECT_EQ(overlay.refusal(), nullptr);
  EXPECT_EQ(overlay.Print(),
            "apiVersion: v1\ndata:\n  text: over\nkind: ConfigMap\nmetadata:\n  name: r\n");
}

}  // namespace linter::kustomize
