#include <gtest/gtest.h>

#include "linter/k8s/labels.h"
#include "tests/yaml/parsed.h"

namespace linter::k8s {

static bool Selects(std::string selector, std::string labels) {
  const yaml::Parsed wanted(std::move(selector));
  const yaml::Parsed given(std::move(labels));
  return Selector::Of(wanted.slot()).Matches(Labels(given.slot()));
}

TEST(Selector, AsksForEveryLabel) {
  EXPECT_TRUE(Selects("matchLabels: {app: web}", "{app: web, tier: front}"));
  EXPECT_FALSE(Selects("matchLabels: {app: web, tier: back}", "{app: web, tier: front}"));
  EXPECT_FALSE(Selects("matchLabels: {app: web}", "{}"));
  EXPECT_TRUE(Selects("{}", "{app: web}"));
}

TEST(Selector, KnowsTheFourOperators) {
  EXPECT_TRUE(
      Selects("matchExpressions: [{key: app, operator: In, values: [api, web]}]", "{app: web}"));
  EXPECT_FALSE(
      Selects("matchExpressions: [{key: app, operator: In, values: [api]}]", "{app: web}"));
  EXPECT_TRUE(Selects("matchExpressions: [{key: app, operator: NotIn, values: [api]}]", "{a: b}"));
  EXPECT_FALSE(
      Selects("matchExpressions: [{key: app, operator: NotIn, values: [web]}]", "{app: web}"));
  EXPECT_TRUE(Selects("matchExpressions: [{key: app, operator: Exists}]", "{app: web}"));
  EXPECT_FALSE(Selects("matchExpressions: [{key: app, operator: DoesNotExist}]", "{app: web}"));
}

TEST(Selector, MatchesNothingWhenItIsNotValidOrAbsent) {
  EXPECT_FALSE(
      Selects("matchExpressions: [{key: app, operator: Is, values: [web]}]", "{app: web}"));
  EXPECT_FALSE(Selects("matchExpressions: [{key: app, operator: In}]", "{app: web}"));
  const yaml::Parsed spec("replicas: 1");
  EXPECT_FALSE(Selector::Of(spec.slot()["selector"]).Matches(Labels()));
}

TEST(Selector, TakesLabelsOfControllersToBeThere) {
  EXPECT_TRUE(
      Selects("matchLabels: {app: db, statefulset.kubernetes.io/pod-name: db-0}", "{app: db}"));
  EXPECT_TRUE(Selects("matchExpressions: [{key: pod-template-hash, operator: Exists}]", "{a: b}"));
  EXPECT_FALSE(Selects("matchLabels: {pod-template-hash: a1}", "{pod-template-hash: b2}"));
}

TEST(Selector, ReadsAsKubectlWritesIt) {
  const yaml::Parsed wanted(
      "matchLabels: {b: x, a: y}\n"
      "matchExpressions:\n"
      "  - {key: c, operator: In, values: [p, q]}\n"
      "  - {key: d, operator: NotIn, values: [r]}\n"
      "  - {key: e, operator: Exists}\n"
      "  - {key: f, operator: DoesNotExist}\n");
  const auto selector = Selector::Of(wanted.slot());
  EXPECT_EQ(selector.Text(), "a=y,b=x,c in (p,q),d notin (r),e,!f");
  EXPECT_EQ(selector.values(), (std::vector<std::string_view>{"y", "x", "p", "q"}));
  EXPECT_EQ(Selector::Of(yaml::Parsed("{}").slot()).Text(), "{}");
}

}  // namespace linter::k8s
