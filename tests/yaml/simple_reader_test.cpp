// What the simple reader reads is node by node what the grammar reads.
#include "linter/yaml/simple_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "linter/yaml/encoding.h"
#include "tests/corpus/corpus.h"

namespace linter::yaml {

static std::string TextOf(const Tree& tree) {
  std::string text = std::to_string(tree.root()) + "\n";
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const NodeData& node = tree[i];
    for (const auto number :
         {node.begin, node.end, node.parent, node.count, static_cast<std::uint32_t>(node.kind),
          static_cast<std::uint32_t>(node.style), static_cast<std::uint32_t>(node.has_properties),
          static_cast<std::uint32_t>(node.merges)}) {
      text += std::to_string(number) + " ";
    }
    text += node.kind == Kind::Scalar ? std::string(tree.TextOf(node)) : std::to_string(node.first);
    text += "\n";
  }
  return text;
}

static std::string TextOf(const Built& built) {
  std::string text = TextOf(*built.tree);
  for (const Comment& comment : built.comments) {
    text += std::to_string(comment.span.begin) + "-" + std::to_string(comment.span.end) +
            (comment.own_line ? " comment of its own\n" : " comment\n");
  }
  for (const Problem& problem : built.problems) {
    text += std::to_string(problem.span.begin) + " " + problem.message + "\n";
  }
  return text + (built.syntax ? built.syntax->message : "");
}

// What the grammar reads; empty where it finds the document broken.
static std::string ReadByGrammar(const SourceFile& file, const Segment& segment) {
  const Span body = {file.id, segment.body, segment.body_end};
  const TreeHandle tree = Grammar().Parse(file.Text(body));
  if (tree == nullptr || ts_node_has_error(ts_tree_root_node(tree.get()))) {
    return {};
  }
  const Directives directives = ReadDirectives(file, segment);
  return TextOf(TreeBuilder(file, segment, directives).Build(ts_tree_root_node(tree.get())));
}

struct Tally {
  int documents = 0;
  int simple = 0;
};

static void Compare(const std::string& text, Tally& tally) {
  const SourceFile file = {.id = {}, .path = {}, .text = text};
  for (const Segment& segment : Split(file.text, 0)) {
    ++tally.documents;
    if (FindBadByte(std::string_view(file.text).substr(0, segment.end), segment.begin)) {
      continue;
    }
    if (const auto simple = ReadSimple(file, segment)) {
      ++tally.simple;
      ASSERT_EQ(TextOf(*simple), ReadByGrammar(file, segment)) << text;
    }
  }
}

static bool IsSimple(const std::string& text) {
  Tally tally;
  Compare(text, tally);
  return tally.documents == tally.simple;
}

constexpr std::string_view Manifest = R"(---
# Made by hand.
apiVersion: apps/v1  # of the group
kind: Deployment
metadata:
  name: "web"
  labels: {app: web, "tier": 'front'}

  annotations:
    # None of ours.
    text: |
      one: 1
        # no comment
    folded: >-
      words
      more words

    'quoted': 'it''s'
spec:
  replicas: 3
  selector:
  template:
    spec:
      containers:
      - name: main
        image: registry:5000/web:1.0
        command: ["sh", "-c", run]
        args:
          - --level=5
          -
          - -
          - "a \"b\" \n"
          - - nested
            - list
          # Last.
      volumes: []
)";

TEST(SimpleReader, ReadsManifests) {
  EXPECT_TRUE(IsSimple(std::string(Manifest)));
  EXPECT_TRUE(IsSimple("a: 1\n---\nb: {}\n---\n- c\n- d: e\n"));
  EXPECT_TRUE(IsSimple("a: 1\na: 2"));
  EXPECT_TRUE(IsSimple("a:\n- b\nc: so übel # ja\n"));
}

TEST(SimpleReader, LeavesTheRestToTheGrammar) {
  for (const auto* text :
       {"a: &b 1\n", "a: *b\n", "a: !c 1\n", "? a\n: b\n", "a: b\n  c\n", "a: b: c\n", "\ta: b\n",
        "a: 'b\n  c'\n", "a: [b,\n  c]\n", "a: b\r\n", "just words\n", "a:\n  b: 1\n c: 2\n",
        "a: {{ b }}\n", "a: \"\\x41\"\n", "a: @b\n", "- a\nb: c\n", "a: |2\n  b\n"}) {
    EXPECT_FALSE(IsSimple(text)) << text;
  }
}

TEST(SimpleReader, AgreesWhereATextIsChangedAnywhere) {
  constexpr std::array<std::string_view, 24> Pieces = {
      " ", "  ", "\n", "- ", ":", ": ", "#", " #", "\"", "'", "[", "]",
      "{", "}",  ",",  "|",  ">", "&",  "*", "!",  "?",  "%", "~", "\\"};
  std::mt19937 random(1);
  const auto below = [&](std::size_t limit) { return random() % limit; };
  Tally tally;
  for (int i = 0; i < 4000 && !testing::Test::HasFailure(); ++i) {
    std::string text(Manifest);
    const std::size_t begin = below(text.size());
    const std::size_t end = std::min(text.size(), begin + below(4));
    text.replace(begin, end - begin, below(4) == 0 ? "" : Pieces[below(Pieces.size())]);
    Compare(text, tally);
  }
  EXPECT_GT(tally.simple, 1000);
}

TEST(SimpleReader, ReadsMostOfTheCorpus) {
  Tally tally;
  const auto corpus = tests::Corpus();
  if (!corpus) {
    GTEST_SKIP() << "no corpus";
  }
  for (const auto& manifest : tests::Manifests(*corpus)) {
    Compare(manifest.text, tally);
  }
  EXPECT_GT(tally.simple, tally.documents * 8 / 10);
}

}  // namespace linter::yaml
