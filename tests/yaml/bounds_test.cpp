// No bytes make the reader crash, hang or grow without bound.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "linter/yaml/document.h"
#include "tests/yaml/parsed.h"

namespace linter::yaml {

using testing::Contains;
using testing::Field;
using testing::IsEmpty;

static std::string Repeat(std::string_view piece, std::size_t count) {
  std::string text;
  text.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) {
    text += piece;
  }
  return text;
}

static auto HasProblem(ProblemKind kind) {
  return Contains(Field(&Problem::kind, kind));
}

TEST(Bounds, DeepNestingIsAProblem) {
  constexpr std::size_t Depth = 10000;
  const std::vector<std::string> texts = {
      Repeat("[", Depth) + Repeat("]", Depth),
      "a: " + Repeat("[", Depth) + Repeat("]", Depth),
      Repeat("{a: ", Depth) + "1" + Repeat("}", Depth),
      Repeat("- ", Depth) + "a\n",
      Repeat("? ", Depth) + "a\n",
  };
  for (const std::string& text : texts) {
    EXPECT_THAT(Parsed(text).stream().problems, HasProblem(ProblemKind::TooDeep))
        << text.substr(0, 10);
  }
  std::string blocks;
  for (std::size_t i = 0; i < 1000; ++i) {
    blocks += std::string(i, ' ') + "a:\n";
  }
  EXPECT_THAT(Parsed(blocks).stream().problems, HasProblem(ProblemKind::TooDeep));
}

TEST(Bounds, NestingBelowTheLimitIsRead) {
  std::string blocks;
  for (std::size_t i = 0; i < 100; ++i) {
    blocks += std::string(i, ' ') + "a:\n";
  }
  EXPECT_THAT(Parsed(blocks).stream().problems, IsEmpty());
  EXPECT_THAT(Parsed(Repeat("[", 200) + Repeat("]", 200)).stream().problems, IsEmpty());
}

TEST(Bounds, UnclosedNestingIsBroken) {
  EXPECT_THAT(Parsed(Repeat("[", 10000)).stream().problems, HasProblem(ProblemKind::Syntax));
  EXPECT_THAT(Parsed(Repeat("a: [\n", 3000)).stream().problems, HasProblem(ProblemKind::Syntax));
}

TEST(Bounds, LargeFilesAndDocumentsAreRefused) {
  const Parsed file(std::string(MaxFileBytes + 1, '#'));
  EXPECT_THAT(file.stream().problems, HasProblem(ProblemKind::TooLarge));
  EXPECT_THAT(file.stream().documents, IsEmpty());
  const Parsed document("a: 1\n---\nb: " + Repeat("x", MaxDocumentBytes) + "\n---\nc: 3\n");
  ASSERT_EQ(document.stream().documents.size(), 3U);
  EXPECT_THAT(document.stream().problems, HasProblem(ProblemKind::TooLarge));
  EXPECT_EQ(document.root(2).Find("c")->Int(), 3);
}

TEST(Bounds, ManyLinesAreCounted) {
  // The grammar's scanner counts rows in 16 bits, unless it is told not to.
  const Parsed parsed(Repeat("- a\n", 40000) + "- b: |\n    c\n  d: e\n");
  EXPECT_THAT(parsed.stream().problems, IsEmpty());
  ASSERT_EQ(parsed.root().size(), 40001U);
  EXPECT_EQ(parsed.root().Item(40000).Find("d")->text(), "e");
}

TEST(Bounds, LongLinesAreRead) {
  const Parsed parsed("{\"a\": [" + Repeat("1, ", 30000) + "2], \"b\": \"x\"}");
  EXPECT_THAT(parsed.stream().problems, IsEmpty());
  EXPECT_EQ(parsed.root().Find("a")->size(), 30001U);
  EXPECT_EQ(parsed.Text(parsed.root().Find("b")->span()), "\"x\"");
}

// Touches everything that a tree offers.
static std::size_t Walk(const Node& node, std::size_t depth) {
  std::size_t sum = node.span().size() + node.text().size() + node.tag().size();
  sum += node.IsNull() || node.Bool().has_value() || node.Float().has_value() ? 1 : 0;
  if (node.kind_as_written() == Kind::Alias || depth > MaxDepth) {
    return sum;
  }
  for (const Entry& entry : node.Entries()) {
    sum += Walk(entry.key, depth + 1) + Walk(entry.value, depth + 1);
    sum += Slot(entry.value)["x"].span().size();
  }
  for (const Node& item : node.Items()) {
    sum += Walk(item, depth + 1) + item.Pointer().size();
  }
  return sum;
}

static void CheckInvariants(const std::string& text) {
  const Parsed parsed(text);
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t last = 0;
  for (const Document& document : parsed.stream().documents) {
    ASSERT_GE(document.span().begin, last) << text;
    ASSERT_LE(document.span().end, size) << text;
    last = document.span().end;
    if (document.root()) {
      Walk(*document.root(), 0);
    }
  }
  for (const Problem& problem : parsed.stream().problems) {
    ASSERT_LE(problem.span.begin, problem.span.end) << text;
    ASSERT_LE(problem.span.end, size) << text;
    ASSERT_FALSE(problem.message.empty()) << text;
  }
  for (const Comment& comment : parsed.stream().comments) {
    ASSERT_EQ(text[comment.span.begin], '#') << text;
  }
}

TEST(Bounds, MutatedDocumentsAreRead) {
  static const std::array<std::string_view, 4> Seeds = {
      "a: 1\nb:\n  - c: \"d\\n\"\n    e: [1, {f: g}]\n  - |\n    text\n",
      "%YAML 1.2\n---\n&x a: !!str b\n*x : {<<: *x}\n...\n# c\n---\n? k\n: v\n",
      "key: 'single''s'\nfolded: >-\n  a\n\n   b\nempty:\nflow: [a, b: c, ]\n",
      "{\"json\": [true, null, 1.5e3, \"\\u00e9\"], \"o\": {}}\n",
  };
  using std::string_view_literals::operator""sv;
  static constexpr std::string_view Alphabet =
      "\n\r\t -:,[]{}#&*!|>'\"%@`?.\\a1~<\x00\xC3\xA9\xFF"sv;
  std::mt19937 random(20261123);
  const auto below = [&random](std::size_t limit) { return random() % limit; };
  for (int round = 0; round < 4000; ++round) {
    std::string text(Seeds[below(Seeds.size())]);
    for (std::size_t change = 1 + below(4); change > 0; --change) {
      const std::size_t place = below(text.size() + 1);
      const char c = Alphabet[below(Alphabet.size())];
      switch (below(3)) {
        case 0:
          text.insert(place, 1, c);
          break;
        case 1:
          text.erase(place, 1 + below(3));
          break;
        default:
          text.insert(place, text.substr(below(text.size() + 1), below(12)));
          break;
      }
    }
    CheckInvariants(text);
    if (HasFatalFailure()) {
      return;
    }
  }
}

}  // namespace linter::yaml
