#include "linter/schema/catalog.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace linter::tests {

using schema::BitsOf;
using schema::FindKind;
using schema::TypeKind;
using testing::ElementsAre;

static const schema::Versions Newest = BitsOf(schema::NewestVersion());

static schema::Type TypeOf(schema::Shape shape, std::vector<std::string_view> path) {
  auto type = shape.Find(path.front(), Newest)->type;
  for (std::size_t i = 1; i < path.size(); ++i) {
    type = type.kind() == TypeKind::Array ? type.element() : type;
    type = type.shape().Find(path[i], Newest)->type;
  }
  return type;
}

TEST(SchemaCatalog, FindsKindsByVersion) {
  EXPECT_TRUE(FindKind("apps/v1", "Deployment", Newest));
  EXPECT_FALSE(FindKind("v1", "Deployment", Newest));
  EXPECT_FALSE(FindKind("apps/v1", "Deploymen", Newest));
  EXPECT_TRUE(FindKind("flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema", BitsOf({31, 31})));
  EXPECT_FALSE(FindKind("flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema", BitsOf({32, 32})));
}

TEST(SchemaCatalog, KnowsFields) {
  const auto deployment = *FindKind("apps/v1", "Deployment", Newest);
  EXPECT_EQ(TypeOf(deployment, {"spec", "replicas"}).kind(), TypeKind::Integer);
  const std::vector<std::string_view> containers = {"spec", "template", "spec", "containers"};
  EXPECT_THAT(TypeOf(deployment, containers).Keys(), ElementsAre("name"));
  auto policy = containers;
  policy.emplace_back("imagePullPolicy");
  EXPECT_THAT(TypeOf(deployment, policy).Values(), ElementsAre("Always", "IfNotPresent", "Never"));
  EXPECT_FALSE(deployment.Find("specs", Newest));
  const auto spec = TypeOf(deployment, {"spec"}).shape();
  EXPECT_TRUE(spec.Find("selector", Newest)->required);
  EXPECT_FALSE(spec.Find("replicas", Newest)->required);
}

// `restartPolicyRules` came with 1.34.
TEST(SchemaCatalog, KnowsWhenFieldsCame) {
  const auto pod = *FindKind("v1", "Pod", Newest);
  const auto container = TypeOf(pod, {"spec", "containers"}).element().shape();
  EXPECT_FALSE(container.Find("restartPolicyRules", BitsOf({33, 33})));
  EXPECT_TRUE(container.Find("restartPolicyRules", BitsOf({34, 34})));
  EXPECT_EQ(schema::RangeOf(container.Having("restartPolicyRules")),
            (schema::VersionRange{34, schema::NewestVersion().newest}));
}

TEST(SchemaCatalog, KnowsWhatIsGone) {
  const auto removal = schema::FindRemoval("policy/v1beta1", "PodDisruptionBudget");
  ASSERT_TRUE(removal);
  EXPECT_EQ(removal->deprecated, 21);
  EXPECT_EQ(removal->removed, 25);
  EXPECT_EQ(removal->replacement, "policy/v1");
  EXPECT_FALSE(schema::FindRemoval("policy/v1", "PodDisruptionBudget"));
}

// What is beyond the table counts as its nearest version.
TEST(SchemaCatalog, RangesStayInsideTheTable) {
  const auto known = schema::KnownVersions();
  EXPECT_EQ(schema::Known({1, 999}), known);
  EXPECT_EQ(BitsOf({1, 2}), BitsOf({known.oldest, known.oldest}));
  EXPECT_EQ(schema::RangeOf(BitsOf(known)), known);
}

}  // namespace linter::tests
