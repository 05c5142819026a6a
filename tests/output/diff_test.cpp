#include "linter/output/diff.h"

#include <gtest/gtest.h>

namespace linter::tests {

using output::UnifiedDiff;

TEST(UnifiedDiff, EqualTextsHaveNone) {
  EXPECT_EQ(UnifiedDiff("a", "x\ny\n", "x\ny\n"), "");
  EXPECT_EQ(UnifiedDiff("a", "", ""), "");
}

TEST(UnifiedDiff, ShowsThreeLinesAround) {
  EXPECT_EQ(UnifiedDiff("f.yaml", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
            "--- a/f.yaml\n+++ b/f.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, FarChangesStandInHunksOfTheirOwn) {
  std::string before;
  for (int line = 0; line < 30; ++line) {
    before += std::to_string(line) + "\n";
  }
  std::string after = before;
  after.replace(after.find("2\n"), 2, "");
  after += "end\n";
  EXPECT_EQ(UnifiedDiff("f", before, after),
            "--- a/f\n+++ b/f\n@@ -1,6 +1,5 @@\n 0\n 1\n-2\n 3\n 4\n 5\n"
            "@@ -28,3 +27,4 @@\n 27\n 28\n 29\n+end\n");
}

TEST(UnifiedDiff, EmptyTextsAndMissingBreaks) {
  EXPECT_EQ(UnifiedDiff("f", "", "a\nb"),
            "--- a/f\n+++ b/f\n@@ -0,0 +1,2 @@\n+a\n+b\n\\ No newline at end of file\n");
  EXPECT_EQ(UnifiedDiff("f", "a", ""),
            "--- a/f\n+++ b/f\n@@ -1 +0,0 @@\n-a\n\\ No newline at end of file\n");
  EXPECT_EQ(UnifiedDiff("f", "a\n", "a"),
            "--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n");
}

// What it prints leads from the one text to the other, whatever they are.
TEST(UnifiedDiff, IsAWayFromOneToTheOther) {
  std::uint32_t seed = 7;
  const auto next = [&](std::uint32_t below) {
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 16U) % below;
  };
  for (int round = 0; round < 300; ++round) {
    std::string before;
    std::string after;
    for (std::uint32_t line = next(20); line > 0; --line) {
      const std::string text(1, static_cast<char>('a' + next(4)));
      before += next(4) == 0 ? "" : text + "\n";
      after += next(4) == 0 ? "" : text + "\n";
    }
    const auto diff = UnifiedDiff("f", before, after);
    std::string made;
    std::size_t taken = 0;
    std::size_t at = before == after ? diff.size() : diff.find("@@");
    while (at < diff.size()) {
      const auto line = diff.substr(at, diff.find('\n', at) + 1 - at);
      at += line.size();
      if (line.starts_with("@@")) {
        const auto first = static_cast<std::size_t>(std::stoul(line.substr(4)));
        const auto comma = line.substr(0, line.find(" +")).find(",0") != std::string::npos;
        for (const auto until = first - (comma ? 0 : 1); taken / 2 < until; taken += 2) {
          made += before.substr(taken, 2);
        }
      } else {
        made += line[0] == '-' ? "" : line.substr(1);
        taken += line[0] == '+' ? 0 : 2;
      }
    }
    made += before.substr(std::min(taken, before.size()));
    EXPECT_EQ(made, after) << diff;
  }
}

}  // namespace linter::tests
