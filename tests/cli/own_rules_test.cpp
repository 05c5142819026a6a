// Rules of one's own, as a person who wrote them sees them: in files, charts and overlays, allowed
// in a line, and of a folder.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/fixture/program.h"

namespace linter::tests {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view Settings = R"(custom-rules:
  - id: replicas-even
    kinds: [Deployment]
    when: spec.replicas == 3
    message: "`{metadata.name}` runs three"
    why: Ours come in pairs.
)";

static std::string Deployment(std::string_view replicas) {
  return "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: " +
         std::string(replicas) + "\n";
}

class OwnRules : public testing::Test {
 protected:
  std::string Check(const std::string& arguments) const {
    return Shell("shoal check --exit-zero --format concise " + arguments, folder_.path()).output;
  }

  TemporaryFolder folder_;
};

TEST_F(OwnRules, PointIntoTheValuesOfAChart) {
  folder_.Write(".shoal.yaml", Settings);
  folder_.Write("Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n");
  folder_.Write("values.yaml", "replicas: 3\n");
  folder_.Write("templates/web.yaml", Deployment("{{ .Values.replicas }}"));
  EXPECT_THAT(Check("--select replicas-even"),
              HasSubstr("values.yaml:1:11: warning[replicas-even]"));
}

TEST_F(OwnRules, PointIntoThePatchOfAnOverlay) {
  folder_.Write(".shoal.yaml", Settings);
  folder_.Write("base/kustomization.yaml", "resources: [web.yaml]\n");
  folder_.Write("base/web.yaml", Deployment("2"));
  folder_.Write("over/kustomization.yaml",
                "resources: [../base]\npatches: [{path: replicas.yaml}]\n");
  folder_.Write("over/replicas.yaml", Deployment("3"));
  EXPECT_THAT(Check("--select replicas-even over"),
              HasSubstr("over/replicas.yaml:6:13: warning[replicas-even]"));
}

TEST_F(OwnRules, AreAllowedAsOthersAre) {
  folder_.Write(".shoal.yaml", Settings);
  folder_.Write("web.yaml", Deployment("3  # shoal: allow replicas-even, one is a spare"));
  EXPECT_THAT(Check("--select replicas-even"), Not(HasSubstr("warning[replicas-even]")));
}

TEST_F(OwnRules, OfAFolderHoldThereOnly) {
  folder_.Write("shop/.shoal.yaml", Settings);
  folder_.Write("shop/web.yaml", Deployment("3"));
  folder_.Write("mail/web.yaml", Deployment("3"));
  EXPECT_THAT(Check("."), AllOf(HasSubstr("shop/web.yaml:6:13: warning[replicas-even]"),
                                Not(HasSubstr("mail/web.yaml:6:13: warning[replicas-even]"))));
}

TEST_F(OwnRules, MayTakeNoNameOfOurs) {
  folder_.Write(".shoal.yaml",
                "custom-rules:\n  - id: image-tag-latest\n"
                "    when: spec.replicas == 3\n    message: no\n    why: no\n");
  folder_.Write("web.yaml", Deployment("3"));
  const auto ran = Shell("shoal check .", folder_.path());
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.errors, HasSubstr(".shoal.yaml:2:9:"));
}

}  // namespace linter::tests
