#include "linter/yaml/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/yaml/parsed.h"

namespace linter::yaml {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

static std::vector<std::string> DocumentTexts(const Parsed& parsed) {
  std::vector<std::string> texts;
  for (const Document& document : parsed.stream().documents) {
    texts.push_back(parsed.Text(document.span()));
  }
  return texts;
}

static std::vector<ProblemKind> Kinds(const Parsed& parsed) {
  std::vector<ProblemKind> kinds;
  for (const Problem& problem : parsed.stream().problems) {
    kinds.push_back(problem.kind);
  }
  return kinds;
}

TEST(Documents, AreCutAtTheirMarkers) {
  EXPECT_THAT(DocumentTexts(Parsed("a: 1\n---\nb: 2\n")), ElementsAre("a: 1\n", "---\nb: 2\n"));
  EXPECT_THAT(DocumentTexts(Parsed("# first\n---\na: 1\n...\n# last\n")),
              ElementsAre("# first\n---\na: 1\n...\n# last\n"));
  EXPECT_THAT(DocumentTexts(Parsed("a\n...\nb\n")), ElementsAre("a\n...\n", "b\n"));
  EXPECT_THAT(DocumentTexts(Parsed("a: |\n  x\n---\nb\n")), ElementsAre("a: |\n  x\n", "---\nb\n"));
  EXPECT_THAT(DocumentTexts(Parsed("---x\n--- y\n")), ElementsAre("---x\n", "--- y\n"));
  EXPECT_THAT(DocumentTexts(Parsed("# only\n\n")), IsEmpty());
  EXPECT_THAT(DocumentTexts(Parsed("")), IsEmpty());
}

TEST(Documents, WithoutAValueHaveNoRoot) {
  const Parsed parsed("---\n# nothing\n---\na: 1\n");
  ASSERT_EQ(parsed.stream().documents.size(), 2U);
  EXPECT_EQ(parsed.stream().documents[0].root(), std::nullopt);
  EXPECT_EQ(parsed.stream().documents[0].NodeAt(0), std::nullopt);
  EXPECT_NE(parsed.stream().documents[1].root(), std::nullopt);
}

TEST(Documents, ABrokenOneLeavesTheOthersAlone) {
  const Parsed parsed("a: 1\n---\nb: [1\n---\nc: 3\n");
  ASSERT_EQ(parsed.stream().documents.size(), 3U);
  EXPECT_FALSE(parsed.stream().documents[0].broken());
  EXPECT_TRUE(parsed.stream().documents[1].broken());
  EXPECT_FALSE(parsed.stream().documents[2].broken());
  EXPECT_THAT(Kinds(parsed), ElementsAre(ProblemKind::Syntax));
  EXPECT_EQ(parsed.root(2).Find("c")->Int(), 3);
}

TEST(Documents, ABrokenOneKeepsWhatStandsBefore) {
  const Parsed parsed("kind: Pod\nmetadata:\n  name: web\nspec:\n  a: \"open\n  b: 1\n");
  EXPECT_TRUE(parsed.stream().documents[0].broken());
  EXPECT_EQ(parsed.root().Find("kind")->text(), "Pod");
  EXPECT_EQ(parsed.root().Find("metadata")->Find("name")->text(), "web");
}

TEST(Documents, QuotedLinesIndentedTooLittleAreRead) {
  const Parsed parsed("a:\n  b: '[\n    1\n  ]'\n  c: \"x\ny\"\nd: 1\n");
  ASSERT_THAT(Kinds(parsed), ElementsAre(ProblemKind::QuotedLineIndentation));
  EXPECT_EQ(parsed.stream().problems[0].message, "line of a quoted text is indented too little");
  EXPECT_EQ(parsed.Text(parsed.stream().problems[0].span), "]'");
  EXPECT_FALSE(parsed.stream().documents[0].broken());
  EXPECT_EQ(parsed.root().Find("a")->Find("b")->text(), "[ 1 ]");
  EXPECT_EQ(parsed.root().Find("a")->Find("c")->text(), "x y");
  EXPECT_EQ(parsed.root().Find("d")->Int(), 1);
}

TEST(Documents, FindTheNodeAtAnOffset) {
  const Parsed parsed("spec:\n  list:\n    - name: web\n");
  const Document& document = parsed.stream().documents[0];
  const auto pointer = [&](std::string_view word) {
    return document.NodeAt(static_cast<std::uint32_t>(parsed.text().find(word)))->Pointer();
  };
  EXPECT_EQ(pointer("web"), "/spec/list/0/name");
  EXPECT_EQ(pointer("name"), "/spec/list/0/name");
  EXPECT_EQ(pointer("list"), "/spec/list");
  EXPECT_EQ(pointer("\n"), "");
}

TEST(Comments, AreFoundEverywhere) {
  const Parsed parsed(
      "# before\n"
      "%YAML 1.2 # directive\n"
      "--- # marker\n"
      "a: 1 # behind\n"
      "  # own\n"
      "b: | # header\n"
      "  # text\n"
      "c: [1, # in flow\n"
      "  2]\n"
      "d: 'no # comment'\n"
      "e: no#comment\n"
      "... # end\n"
      "# after\n");
  std::vector<std::string> texts;
  std::vector<bool> own_lines;
  for (const Comment& comment : parsed.stream().comments) {
    texts.push_back(parsed.Text(comment.span));
    own_lines.push_back(comment.own_line);
  }
  EXPECT_THAT(texts, ElementsAre("# before", "# directive", "# marker", "# behind", "# own",
                                 "# header", "# in flow", "# end", "# after"));
  EXPECT_THAT(own_lines, ElementsAre(true, false, false, false, true, false, false, false, true));
}

TEST(Comments, AreFoundWithoutADocument) {
  const Parsed parsed("# one\n\n  # two\n");
  EXPECT_EQ(parsed.stream().comments.size(), 2U);
}

TEST(Problems, NameKeysWrittenTwice) {
  const Parsed parsed("a: 1\nb: {c: 1, 'c': 2}\na: 3\n");
  ASSERT_THAT(Kinds(parsed), ElementsAre(ProblemKind::DuplicateKey, ProblemKind::DuplicateKey));
  const Problem& second = parsed.stream().problems[1];
  EXPECT_EQ(parsed.Text(second.span), "a");
  EXPECT_EQ(second.span.begin, parsed.text().find("a: 3"));
  EXPECT_EQ(second.message, "key `a` is written twice in this mapping");
  ASSERT_TRUE(second.related.has_value());
  EXPECT_EQ(second.related->span.begin, 0U);
  EXPECT_EQ(parsed.Text(parsed.stream().problems[0].span), "'c'");
  EXPECT_EQ(parsed.root().Find("a")->Int(), 3);
}

TEST(Problems, NameKeysWrittenTwiceAmongMany) {
  std::string text;
  for (int i = 0; i < 40; ++i) {
    text += "key" + std::to_string(i) + ": 1\n";
  }
  const Parsed parsed(text + "key7: 2\nkey7: 3\n");
  EXPECT_THAT(Kinds(parsed), ElementsAre(ProblemKind::DuplicateKey, ProblemKind::DuplicateKey));
  EXPECT_EQ(parsed.stream().problems[0].span.begin, text.size());
}

TEST(Problems, NameAliasesWithoutAnchor) {
  const Parsed parsed("a: *x\nb: &x 1\n");
  ASSERT_THAT(Kinds(parsed), ElementsAre(ProblemKind::UndefinedAlias));
  EXPECT_EQ(parsed.Text(parsed.stream().problems[0].span), "*x");
  EXPECT_TRUE(parsed.root().Find("a")->IsNull());
}

struct BrokenRow {
  std::string text;
  std::string place;
  std::string message;
};

class Broken : public testing::TestWithParam<BrokenRow> {};

TEST_P(Broken, IsSaidOnceAtItsPlace) {
  const Parsed parsed(GetParam().text);
  ASSERT_THAT(Kinds(parsed), ElementsAre(ProblemKind::Syntax)) << GetParam().text;
  const Problem& problem = parsed.stream().problems[0];
  EXPECT_EQ(parsed.Text(problem.span), GetParam().place) << GetParam().text;
  EXPECT_EQ(problem.message, GetParam().message) << GetParam().text;
}

static const BrokenRow BrokenRows[] = {
    {"a:\n\tb: 1\n", "\t", "tab in the indentation"},
    {"a: 1\nb:2\nc: 3\n", ":", "no space behind the colon of `b`"},
    {"spec:\n  replicas:3\n  x: y\n", ":", "no space behind the colon of `replicas`"},
    {"a: b: c\n", ":", "`:` begins a mapping where none can stand"},
    {"a: \"foo\nb: 1\n", "\"", "quote `\"` is not closed"},
    {"a: [1, 2\nb: 3\n", "[", "bracket `[` is not closed"},
    {"a: {x: 1\nb: 3\nc: 4\n", "{", "bracket `{` is not closed"},
    {"a: 'it's'\n", "s'", "text stands behind a closing quote"},
    {"{{- if .x }}\na: 1\n{{- end }}\n", "{{", "`{{` of a template where YAML is expected"},
    {"a: @x\n", "@", "`@` begins a value without quotes"},
    {"a: ]\n", "]", "`]` closes nothing"},
    {"a: 1\nfoo\nb: 2\n", "foo", "line is neither `key: value` nor an item"},
    {"a:\n    b: 1\n  c: 2\n", "c: 2", "indentation of 2 columns fits no block around"},
    {"a: 1\n b: 2\n", "b: 2", "indentation of 1 column fits no block around"},
    {"a:\n  - x\n  b: 1\n", "b: 1", "key of a mapping stands among the items of a sequence"},
    {"a:\n  b: 1\n  - x\n", "-", "item of a sequence stands among the keys of a mapping"},
    {"%YAML 1.2\na: 1\n", "%YAML 1.2", "directive is not followed by `---`"},
    {"--- !x!a b\n", "!x!a", "handle of tag `!x!a` is not declared"},
    {"a: 1\n... b\n", "b", "text stands behind `...`"},
};

INSTANTIATE_TEST_SUITE_P(Table, Broken, testing::ValuesIn(BrokenRows));

TEST(Encoding, IsCheckedByteForByte) {
  const Parsed invalid("a: 1\nb: \xFF\nc: 3\n---\nd: 4\n");
  ASSERT_THAT(Kinds(invalid), ElementsAre(ProblemKind::Encoding));
  EXPECT_EQ(invalid.stream().problems[0].span.begin, 8U);
  EXPECT_EQ(invalid.stream().problems[0].message, "byte 0xFF is not part of UTF-8 text");
  EXPECT_TRUE(invalid.stream().documents[0].broken());
  EXPECT_EQ(invalid.root(0).Find("a")->Int(), 1);
  EXPECT_EQ(invalid.root(1).Find("d")->Int(), 4);

  const Parsed nul(std::string("a: 1\nb: \0", 9));
  ASSERT_THAT(Kinds(nul), ElementsAre(ProblemKind::Encoding));
  EXPECT_EQ(nul.stream().problems[0].message, "NUL byte in the text");

  const Parsed control("a: \x07\n");
  ASSERT_THAT(Kinds(control), ElementsAre(ProblemKind::Encoding));
  EXPECT_THAT(control.stream().problems[0].message, HasSubstr("U+0007"));

  EXPECT_THAT(Kinds(Parsed("a: \xED\xA0\x80\n")), ElementsAre(ProblemKind::Encoding));
  EXPECT_THAT(Kinds(Parsed("a: \xC0\x80\n")), ElementsAre(ProblemKind::Encoding));
  EXPECT_THAT(Kinds(Parsed("a: \xE2\x82")), ElementsAre(ProblemKind::Encoding));
  EXPECT_THAT(Kinds(Parsed("a: \xF0\x9F\x98\x80 \xC2\x85 \xC3\xA9\n")), IsEmpty());
}

TEST(Encoding, OfOtherFilesIsNamed) {
  const std::string little(
      "\xFF\xFE"
      "a\0:\0",
      6);
  ASSERT_THAT(Kinds(Parsed(little)), ElementsAre(ProblemKind::Encoding));
  EXPECT_THAT(Parsed(little).stream().problems[0].message, HasSubstr("UTF-16"));
  const std::string big("\0\0\xFE\xFF\0\0\0a", 8);
  EXPECT_THAT(Parsed(big).stream().problems[0].message, HasSubstr("UTF-32"));
  const std::string bare("a\0:\0 \0b\0", 8);
  EXPECT_THAT(Parsed(bare).stream().problems[0].message, HasSubstr("UTF-16"));
}

TEST(Encoding, AByteOrderMarkIsNoColumn) {
  const Parsed parsed(
      "\xEF\xBB\xBF"
      "a: |\n  x\nb: 1\n");
  EXPECT_THAT(Kinds(parsed), IsEmpty());
  EXPECT_EQ(parsed.root().Find("a")->text(), "x\n");
  EXPECT_EQ(parsed.root().Find("a")->Key()->span().begin, 3U);
}

}  // namespace linter::yaml
