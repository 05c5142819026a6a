#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linter/schema/fault.h"
#include "linter/yaml/document.h"

namespace linter::tests {

using schema::Extent;
using testing::ElementsAre;
using testing::IsEmpty;

static std::vector<std::string> Messages(std::string text, const schema::VersionRange& versions,
                                         Extent extent = Extent::Whole) {
  const SourceFile source{FileId{0}, "input.yaml", std::move(text)};
  const auto stream = yaml::Parse(source);
  std::vector<std::string> messages;
  for (const auto& fault : schema::Compare(*stream.documents.at(0).root(), extent, versions)) {
    messages.push_back(fault.message);
  }
  return messages;
}

static const std::string_view Pod = R"(apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - name: web
      image: web:1
      restartPolicyRules: []
)";

TEST(SchemaCompare, AFieldHasToBeInEveryVersionOfARange) {
  EXPECT_THAT(Messages(std::string(Pod), {34, 36}), IsEmpty());
  EXPECT_THAT(Messages(std::string(Pod), {31, 36}),
              ElementsAre("item of `containers` has no field `restartPolicyRules` before 1.34"));
}

TEST(SchemaCompare, PiecesMayLackWhatIsRequired) {
  const std::string text = "apiVersion: apps/v1\nkind: Deployment\nspec: {replicas: 2}\n";
  const auto newest = schema::NewestVersion();
  EXPECT_THAT(Messages(text, newest, Extent::Piece), IsEmpty());
  EXPECT_THAT(Messages(text, newest), ElementsAre("`spec` lacks the required field `selector`",
                                                  "`spec` lacks the required field `template`"));
}

TEST(SchemaCompare, ApiVersionsAreJudgedByTheNewestVersion) {
  const std::string text = "apiVersion: batch/v1beta1\nkind: CronJob\nmetadata: {name: a}\n";
  EXPECT_THAT(Messages(text, {20, 20}), IsEmpty());
  EXPECT_THAT(Messages(text, {22, 24}),
              ElementsAre("CronJob of `batch/v1beta1` is deprecated since 1.21; `batch/v1` takes "
                          "its place"));
  EXPECT_THAT(Messages(text, {22, 25}),
              ElementsAre("`batch/v1beta1` has no CronJob since 1.25; `batch/v1` takes its place"));
}

TEST(SchemaCompare, AKindMayBeTooNew) {
  const std::string text =
      "apiVersion: resource.k8s.io/v1\nkind: DeviceClass\nmetadata: {name: a}\nspec: {}\n";
  EXPECT_THAT(Messages(text, {34, 34}), IsEmpty());
  EXPECT_THAT(Messages(text, {32, 32}),
              ElementsAre("`resource.k8s.io/v1` has no DeviceClass before 1.34"));
}

TEST(SchemaCompare, AliasesCannotMakeItEndless) {
  std::string text = "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n";
  text += "a0: &a0 {properties: {x: {nope: 1}}}\n";
  for (int i = 1; i < 12; ++i) {
    const auto before = std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " {properties: {x: *a" + before +
            ", y: *a" + before + ", z: *a" + before + "}}\n";
  }
  text += "spec: {versions: [{schema: {openAPIV3Schema: *a11}}]}\n";
  EXPECT_LT(Messages(text, schema::NewestVersion()).size(), 100U);
}

}  // namespace linter::tests
