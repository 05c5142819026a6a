#include "linter/schema/definition.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "linter/schema/definition_files.h"
#include "linter/schema/keyword.h"
#include "linter/yaml/document.h"

namespace linter::tests {

using schema::Truth;
using testing::ElementsAre;
using testing::IsEmpty;

static Truth Judged(std::string value, std::string schema) {
  const SourceFile one{FileId{0}, "value.yaml", std::move(value)};
  const SourceFile other{FileId{1}, "schema.yaml", std::move(schema)};
  const auto values = yaml::Parse(one);
  const auto schemas = yaml::Parse(other);
  const auto root = *schemas.documents.at(0).root();
  return schema::Judge().Value(*values.documents.at(0).root(), root, root);
}

TEST(SchemaJudge, KnowsThreeTruths) {
  EXPECT_EQ(Judged("{a: 1}", "{required: [a]}"), Truth::Yes);
  EXPECT_EQ(Judged("{b: 1}", "{required: [a]}"), Truth::No);
  EXPECT_EQ(Judged("{b: 1}", "{required: [a], properties: {a: {default: 1}}}"), Truth::Unknown);
  EXPECT_EQ(Judged("{a: 1}", "{dependencies: {a: [b]}}"), Truth::Unknown);
  EXPECT_EQ(Judged("x", "{not: {pattern: '^(?!a)'}}"), Truth::Unknown);
  EXPECT_EQ(Judged("x", "{pattern: '^(?!a)', maxLength: 0}"), Truth::No);
}

TEST(SchemaJudge, JoinsBranches) {
  EXPECT_EQ(Judged("5", "{oneOf: [{maximum: 3}, {minimum: 5}]}"), Truth::Yes);
  EXPECT_EQ(Judged("5", "{oneOf: [{maximum: 5}, {minimum: 5}]}"), Truth::No);
  EXPECT_EQ(Judged("5", "{oneOf: [{maximum: 5}, {if: {}}]}"), Truth::Unknown);
  EXPECT_EQ(Judged("5", "{anyOf: [{maximum: 5}, {if: {}}]}"), Truth::Yes);
  EXPECT_EQ(Judged("5", "{anyOf: [{maximum: 4}, {enum: [1.0, 2]}]}"), Truth::No);
  EXPECT_EQ(Judged("5.0", "{enum: [1, 5]}"), Truth::Yes);
  EXPECT_EQ(Judged("'5'", "{enum: [1, 5]}"), Truth::No);
  EXPECT_EQ(Judged("5", "{allOf: [{minimum: 1}, {exclusiveMaximum: true, maximum: 5}]}"),
            Truth::No);
}

TEST(SchemaJudge, EndsOnSchemasThatUnfoldToMany) {
  std::string text = "a0: &a0 {maximum: 9}\n";
  for (int i = 1; i < 200; ++i) {
    const auto before = std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " {anyOf: [*a" + before + "]}\n";
  }
  EXPECT_EQ(Judged("5", text + "allOf: [*a199]\n"), Truth::Unknown);
}

static const std::string_view Crd = R"(apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
spec:
  group: example.com
  names: {kind: Widget}
  versions: [{name: v1, schema: {openAPIV3Schema: {type: object}}}]
)";

TEST(SchemaDefinitionFiles, AreReadWhenAskedFor) {
  std::vector<std::string> read;
  schema::DefinitionFiles files([&](const std::string& path) -> std::optional<std::string> {
    read.push_back(path);
    return path.ends_with(".yaml") ? std::string(Crd) : "{}";
  });
  files.Add("/s/widget.yaml");
  files.Add("/s/gadget_v1.json");
  files.Add("/s/gear_v1.json");
  EXPECT_THAT(read, IsEmpty());
  EXPECT_EQ(files.Of("example.com", "v1", "Widget").size(), 1U);
  EXPECT_EQ(files.Of("example.com", "v1", "Widget").size(), 1U);
  EXPECT_THAT(read, ElementsAre("/s/widget.yaml"));
  EXPECT_EQ(files.Of("other.com", "v1", "Widget").size(), 0U);
  EXPECT_EQ(files.Of("example.com", "v1", "Gadget").size(), 1U);
  EXPECT_THAT(read, ElementsAre("/s/widget.yaml", "/s/gadget_v1.json"));
}

TEST(SchemaDefinitionFiles, KnowKindsByTheirMention) {
  EXPECT_THAT(schema::KindsMentioned("kind: A\n  kind: 'B'\n{\"kind\":\"C\"} kind:\n kind: A"),
              ElementsAre("A", "B", "C"));
}

}  // namespace linter::tests
