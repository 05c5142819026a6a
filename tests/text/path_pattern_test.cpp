#include "linter/text/path_pattern.h"

#include <gtest/gtest.h>

#include <chrono>

namespace linter {

struct Case {
  const char* pattern;
  const char* path;
  EntryKind kind;
  bool matches;
};

static void PrintTo(const Case& tested, std::ostream* out) {
  *out << '`' << tested.pattern << "` on `" << tested.path << '`';
}

class PathPatternMatches : public testing::TestWithParam<Case> {};

TEST_P(PathPatternMatches, AsGitDoes) {
  const auto& [line, path, kind, matches] = GetParam();
  const auto pattern = PathPattern::Parse(line);
  ASSERT_TRUE(pattern.has_value());
  EXPECT_EQ(pattern->Matches(path, kind), matches);
}

constexpr auto File = EntryKind::File;
constexpr auto Folder = EntryKind::Folder;

INSTANTIATE_TEST_SUITE_P(
    Lines, PathPatternMatches,
    testing::Values(
        Case{"a.yaml", "x/y/a.yaml", File, true}, Case{"a.yaml", "x/y/ba.yaml", File, false},
        Case{"/a.yaml", "x/a.yaml", File, false}, Case{"/a.yaml", "a.yaml", File, true},
        Case{"x/a.yaml", "x/a.yaml", File, true}, Case{"x/a.yaml", "y/x/a.yaml", File, false},
        Case{"*.yaml", "x/a.yaml", File, true}, Case{"*.yaml", "x/a.yml", File, false},
        Case{"x/*.yaml", "x/a.yaml", File, true}, Case{"x/*.yaml", "x/y/a.yaml", File, false},
        Case{"build/", "a/build", Folder, true}, Case{"build/", "a/build", File, false},
        Case{"**/a", "a", File, true}, Case{"**/a", "x/y/a", File, true},
        Case{"**/a", "x/ya", File, false}, Case{"x/**/a", "x/a", File, true},
        Case{"x/**/a", "x/y/z/a", File, true}, Case{"x/**/a", "xy/a", File, false},
        Case{"x/**", "x/y/z", File, true}, Case{"x/**", "x", Folder, false},
        Case{"a**b", "axxb", File, true}, Case{"/a**b", "a/b", File, false},
        Case{"?.yaml", "a.yaml", File, true}, Case{"x?y", "x/y", File, false},
        Case{"[a-c].yaml", "b.yaml", File, true}, Case{"[!a-c].yaml", "b.yaml", File, false},
        Case{"[]a].yaml", "].yaml", File, true}, Case{"[[:digit:]]x", "7x", File, true},
        Case{"[[:nope:]]x", "7x", File, false}, Case{"[ab", "a", File, false},
        Case{"\\#a", "#a", File, true}, Case{"\\!a", "!a", File, true},
        Case{"a\\*", "a*", File, true}, Case{"a\\*", "ab", File, false},
        Case{"a\\", "a\\", File, false}, Case{"a\\ ", "a ", File, true},
        Case{"a  ", "a", File, true}, Case{"a\r", "a", File, true}, Case{"!a", "a", File, true},
        Case{"x/*", "x/y", Folder, true}, Case{"*", ".hidden", File, true}));

TEST(PathPattern, BlankLinesAndCommentsAreNone) {
  for (const auto* line : {"", "   ", "# a", "/", "!", "\r"}) {
    EXPECT_FALSE(PathPattern::Parse(line).has_value()) << line;
  }
}

TEST(PathPattern, CoversWhatIsInAFolder) {
  EXPECT_TRUE(PathPattern::Parse("vendor/")->Covers("a/vendor/b/c.yaml"));
  EXPECT_TRUE(PathPattern::Parse("/a/b")->Covers("a/b/c/d.yaml"));
  EXPECT_FALSE(PathPattern::Parse("vendor/")->Covers("a/vendor"));
  EXPECT_FALSE(PathPattern::Parse("/b")->Covers("a/b/c.yaml"));
}

TEST(PathPattern, TheLastThatMatchesDecides) {
  std::vector<PathPattern> patterns;
  for (const auto* line : {"*.yaml", "!keep.yaml", "old/keep.yaml"}) {
    patterns.push_back(*PathPattern::Parse(line));
  }
  EXPECT_EQ(Verdict(patterns, "a.yaml", File), true);
  EXPECT_EQ(Verdict(patterns, "x/keep.yaml", File), false);
  EXPECT_EQ(Verdict(patterns, "old/keep.yaml", File), true);
  EXPECT_EQ(Verdict(patterns, "a.json", File), std::nullopt);
}

// A backtracking matcher would not come back from this.
TEST(PathPattern, ManyStarsTakeBoundedTime) {
  std::string line = "x/";
  for (int i = 0; i < 40; ++i) {
    line += "**/a*a*";
  }
  const auto pattern = PathPattern::Parse(line + "b");
  std::string path = "x/";
  for (int i = 0; i < 1000; ++i) {
    path += "aa/a";
  }
  const auto start = std::chrono::steady_clock::now();
  EXPECT_FALSE(pattern->Matches(path, File));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

}  // namespace linter
