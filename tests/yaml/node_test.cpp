#include "linter/yaml/node.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/yaml/parsed.h"

namespace linter::yaml {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

static std::vector<std::string> Keys(const Node& mapping) {
  std::vector<std::string> keys;
  for (const Entry& entry : mapping.Entries()) {
    keys.emplace_back(entry.key.text());
  }
  return keys;
}

TEST(Node, SpansAreWhatIsWritten) {
  const Parsed parsed(
      "plain: a b # c\n"
      "single: 'it''s'\n"
      "double: \"x\\ty\"\n"
      "literal: |-\n"
      "  one\n"
      "  two\n"
      "\n"
      "flow: {a: [1, 2]}\n"
      "empty:\n"
      "tagged: !!str &name 1\n"
      "block:\n"
      "  - x\n"
      "  -\n");
  const Node root = parsed.root();
  const auto text = [&](std::string_view key) { return parsed.Text(root.Find(key)->span()); };
  EXPECT_EQ(text("plain"), "a b");
  EXPECT_EQ(text("single"), "'it''s'");
  EXPECT_EQ(text("double"), "\"x\\ty\"");
  EXPECT_EQ(text("literal"), "|-\n  one\n  two");
  EXPECT_EQ(text("flow"), "{a: [1, 2]}");
  EXPECT_EQ(text("empty"), "");
  EXPECT_EQ(parsed.text().substr(root.Find("empty")->span().begin - 6, 6), "empty:");
  EXPECT_EQ(text("tagged"), "1");
  EXPECT_EQ(text("block"), "- x\n  -");
  EXPECT_EQ(root.span().begin, 0U);
  EXPECT_EQ(parsed.Text(root.Find("block")->Item(1).span()), "");
  EXPECT_EQ(root.Find("block")->Item(1).span().end, parsed.text().size() - 1);
}

TEST(Node, TextIsCooked) {
  const Parsed parsed(
      "single: 'it''s'\n"
      "double: \"x\\ty \\u00e9 \\ud83d\\ude00\"\n"
      "folded: >\n"
      "  one\n"
      "  two\n"
      "\n"
      "  three\n"
      "keep: |+\n"
      "  a\n"
      "\n"
      "lines: one\n"
      "  two\n"
      "\n"
      "  three\n");
  const Node root = parsed.root();
  EXPECT_EQ(root.Find("single")->text(), "it's");
  EXPECT_EQ(root.Find("double")->text(), "x\ty \xC3\xA9 \xF0\x9F\x98\x80");
  EXPECT_EQ(root.Find("folded")->text(), "one two\nthree\n");
  EXPECT_EQ(root.Find("keep")->text(), "a\n\n");
  EXPECT_EQ(root.Find("lines")->text(), "one two\nthree");
}

TEST(Node, CarriageReturnsAreBreaks) {
  const Parsed parsed("a: |\r\n  one\r\n  two\r\nb: x\r\n");
  EXPECT_EQ(parsed.root().Find("a")->text(), "one\ntwo\n");
  EXPECT_EQ(parsed.root().Find("b")->text(), "x");
  const Parsed alone("a: 1\rb: 2\r---\rc: 3\r");
  ASSERT_EQ(alone.stream().documents.size(), 2U);
  EXPECT_EQ(alone.root(0).Find("b")->text(), "2");
  EXPECT_EQ(alone.root(1).Find("c")->text(), "3");
}

TEST(Node, KnowsItsParentKeyAndPointer) {
  const Parsed parsed("spec:\n  a/b~c:\n    - x: 1\n");
  const Node value = *parsed.root().Find("spec")->Find("a/b~c")->Item(0).Find("x");
  EXPECT_EQ(value.Pointer(), "/spec/a~1b~0c/0/x");
  EXPECT_EQ(value.Key()->text(), "x");
  EXPECT_EQ(value.Key()->Pointer(), value.Pointer());
  EXPECT_TRUE(value.Parent()->Parent()->is_sequence());
  EXPECT_EQ(parsed.root().Pointer(), "");
  EXPECT_EQ(parsed.root().Parent(), std::nullopt);
}

TEST(Node, AliasesAreLookedThrough) {
  const Parsed parsed("a: &x {k: v}\nb: *x\n");
  const Node alias = *parsed.root().Find("b");
  EXPECT_EQ(alias.kind_as_written(), Kind::Alias);
  EXPECT_TRUE(alias.is_mapping());
  EXPECT_EQ(parsed.Text(alias.span()), "*x");
  EXPECT_EQ(alias.Find("k")->text(), "v");
  EXPECT_EQ(alias.Find("k")->Pointer(), "/a/k");
}

TEST(Node, MergeKeysAreUnfolded) {
  const Parsed parsed(
      "base: &base {a: 1, b: 1}\n"
      "more: &more {b: 2, c: 2}\n"
      "one: {a: 3, <<: *base}\n"
      "list: {<<: [*more, *base], d: 4}\n"
      "chain: {<<: {<<: *base, e: 5}}\n"
      "quoted: {'<<': *base}\n");
  const Node root = parsed.root();
  EXPECT_THAT(Keys(*root.Find("one")), ElementsAre("a", "b"));
  EXPECT_THAT(root.Find("one")->Find("a")->Int(), Optional(3));
  EXPECT_THAT(Keys(*root.Find("list")), ElementsAre("d", "b", "c", "a"));
  EXPECT_THAT(root.Find("list")->Find("b")->Int(), Optional(2));
  EXPECT_EQ(root.Find("list")->size(), 4U);
  EXPECT_THAT(Keys(*root.Find("chain")), ElementsAre("e", "a", "b"));
  EXPECT_THAT(Keys(*root.Find("quoted")), ElementsAre("<<"));
  EXPECT_EQ(root.Find("one")->Find("<<"), std::nullopt);
}

TEST(Node, AliasesCannotExplode) {
  std::string text = "a0: &a0 {k0: x}\n";
  for (int i = 1; i < 200; ++i) {
    const std::string previous = "*a" + std::to_string(i - 1);
    const std::string number = std::to_string(i);
    text += "a" + number + ": &a" + number + " {<<: [" + previous + ", " + previous + "], k" +
            number + ": [" + previous + ", " + previous + "]}\n";
  }
  const Parsed parsed(text);
  ASSERT_EQ(parsed.stream().problems.size(), 1U);
  EXPECT_EQ(parsed.stream().problems[0].kind, ProblemKind::AliasExpansion);
  EXPECT_NE(parsed.root().Find("a3")->Find("k0"), std::nullopt);
  EXPECT_LE(parsed.root().Find("a199")->size(), 200U);
}

TEST(Node, AnAliasInsideItsAnchorStandsForNothing) {
  const Parsed parsed("a: &a [*a]\n");
  ASSERT_EQ(parsed.stream().problems.size(), 1U);
  EXPECT_EQ(parsed.stream().problems[0].kind, ProblemKind::AliasExpansion);
  EXPECT_TRUE(parsed.root().Find("a")->Item(0).IsNull());
}

TEST(Node, TagsAreResolved) {
  const Parsed parsed(
      "%TAG !y! tag:yaml.org,2002:\n"
      "---\n"
      "a: !!str 1\n"
      "b: ! 1\n"
      "c: !!int '1'\n"
      "d: !<tag:yaml.org,2002:str> 1\n"
      "e: !y!str 1\n"
      "f: !Ref 1\n"
      "g: !!float 1\n");
  const Node root = parsed.root();
  EXPECT_EQ(root.Find("a")->Type(), ScalarType::String);
  EXPECT_EQ(root.Find("b")->Type(), ScalarType::String);
  EXPECT_EQ(root.Find("c")->Type(), ScalarType::Int);
  EXPECT_EQ(root.Find("d")->Type(), ScalarType::String);
  EXPECT_EQ(root.Find("e")->Type(), ScalarType::String);
  EXPECT_EQ(root.Find("f")->Type(), ScalarType::String);
  EXPECT_EQ(root.Find("f")->tag(), "!Ref");
  EXPECT_EQ(root.Find("g")->Type(), ScalarType::Float);
}

}  // namespace linter::yaml
