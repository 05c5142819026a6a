#include "linter/output/excerpt.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "linter/output/characters.h"

namespace linter::output {

struct Shown {
  std::string text;
  std::string mark;

  friend bool operator==(const Shown&, const Shown&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Shown& shown) {
    return out << '\n' << shown.text << '\n' << shown.mark;
  }
};

static Shown Show(std::string_view line, std::string_view marked, std::uint32_t width) {
  const auto begin = static_cast<std::uint32_t>(line.find(marked));
  const auto size = static_cast<std::uint32_t>(line.size());
  const auto end = begin + static_cast<std::uint32_t>(marked.size());
  const auto excerpt = Cut(line, {{}, 0, size}, {{}, begin, end}, width);
  return {excerpt.text, std::string(excerpt.indent, ' ') + std::string(excerpt.length, '^')};
}

static std::uint32_t Columns(std::string_view text) {
  std::uint32_t columns = 0;
  while (!text.empty()) {
    const auto character = FirstCharacter(text);
    columns += Width(character.code_point);
    text.remove_prefix(character.bytes);
  }
  return columns;
}

TEST(Excerpt, ShowsALineThatFits) {
  EXPECT_EQ(Show("image: nginx", "nginx", 12), (Shown{"image: nginx", "       ^^^^^"}));
}

TEST(Excerpt, MarksAPlaceBetweenCharacters) {
  EXPECT_EQ(Show("a: b", "", 80), (Shown{"a: b", "^"}));
  const auto at_end = Cut("a: b", {{}, 0, 4}, {{}, 4, 4}, 80);
  EXPECT_EQ(at_end.indent, 4U);
  EXPECT_EQ(at_end.length, 1U);
}

TEST(Excerpt, CountsTabsAndCharactersAsATerminalDoes) {
  EXPECT_EQ(Show("a\tb", "b", 80), (Shown{"a   b", "    ^"}));
  EXPECT_EQ(Show("日本: x", "x", 80), (Shown{"日本: x", "      ^"}));
  EXPECT_EQ(Show("x: 日本", "日本", 80), (Shown{"x: 日本", "   ^^^^"}));
  EXPECT_EQ(Show("e\xCC\x81: x", "x", 80), (Shown{"e\xCC\x81: x", "   ^"}));
}

TEST(Excerpt, LetsNoFileRewriteTheTerminal) {
  EXPECT_EQ(Show("a\x1B[2J x", "x", 80), (Shown{"a␛[2J x", "      ^"}));
  EXPECT_EQ(Show("a\xE2\x80\xAE x", "x", 80), (Shown{"a\xEF\xBF\xBD x", "   ^"}));
  EXPECT_EQ(Show("a\xC2\x9B x", "x", 80), (Shown{"a\xEF\xBF\xBD x", "   ^"}));
}

TEST(Excerpt, CutsTheEndWhenTheMarkIsNearTheStart) {
  EXPECT_EQ(Show("name: abcdefghijklmnopqrstuvwxyz", "name", 20),
            (Shown{"name: abcdefghijkl…", "^^^^"}));
}

TEST(Excerpt, CutsBothSidesAroundAMark) {
  const auto line = std::string(50, 'a') + "MARK" + std::string(50, 'b');
  EXPECT_EQ(Show(line, "MARK", 30),
            (Shown{"…aaaaaaaaaaaaaaaaMARKbbbbbbbb…", "                 ^^^^"}));
}

TEST(Excerpt, CutsTheStartWhenTheMarkIsAtTheEnd) {
  const auto line = std::string(50, 'a') + "MARK";
  EXPECT_EQ(Show(line, "MARK", 30), (Shown{"…aaaaaaaaaaaaaaaaMARK", "                 ^^^^"}));
}

TEST(Excerpt, ShowsTheStartOfAMarkThatDoesNotFit) {
  const auto line = "aaa" + std::string(100, 'M');
  EXPECT_EQ(Show(line, std::string(100, 'M'), 10), (Shown{"…MMMMMMMM…", " ^^^^^^^^"}));
}

TEST(Excerpt, StaysWithinItsWidthOnAnyBytes) {
  std::mt19937 random(5);
  const std::vector<std::string_view> pieces = {
      "a", "b c", "\t", "日", "e\xCC\x81", "\xF0\x9F\x9A\xA2", "\xFF", "\xE6\x97", "\x1B", "\r"};
  for (int round = 0; round < 2000; ++round) {
    std::string line;
    for (auto length = random() % 300; length > 0; --length) {
      line += pieces[random() % pieces.size()];
    }
    const auto size = static_cast<std::uint32_t>(line.size());
    const auto begin = static_cast<std::uint32_t>(random() % (size + 1));
    const auto end = begin + static_cast<std::uint32_t>(random() % (size - begin + 1));
    const auto width = static_cast<std::uint32_t>(10 + random() % 80);
    const auto excerpt = Cut(line, {{}, 0, size}, {{}, begin, end}, width);
    ASSERT_LE(Columns(excerpt.text), width);
    ASSERT_GE(excerpt.length, 1U);
    // One more than the text, for a mark after the end of the line.
    ASSERT_LE(excerpt.indent + excerpt.length, Columns(excerpt.text) + 1);
  }
}

TEST(Excerpt, LooksOnlyAtTheSurroundingsOfTheMark) {
  // 50 MB on one line; reading it all for each of these marks would take minutes.
  const std::string line(50'000'000, 'x');
  for (std::uint32_t i = 0; i < 1000; ++i) {
    const auto begin = i * 50'000;
    const auto excerpt = Cut(line, {{}, 0, 50'000'000}, {{}, begin, begin + 1}, 80);
    ASSERT_EQ(excerpt.length, 1U);
    ASSERT_LE(Columns(excerpt.text), 80U);
  }
}

}  // namespace linter::output
