#include "linter/docker/ignore_patterns.h"

#include <gtest/gtest.h>

namespace linter::tests {

static bool Ignored(std::string patterns, std::string_view path) {
  const SourceFile file = {.id = {}, .path = ".dockerignore", .text = std::move(patterns)};
  return docker::IsIgnored(docker::ReadIgnorePatterns(file), path);
}

TEST(DockerIgnorePatterns, AreReadLineByLine) {
  const SourceFile file = {
      .id = {}, .path = {}, .text = "\xEF\xBB\xBF# no\r\n /a/./b/../c/ \r\n\n ! d\n #kept\n!\n"};
  const auto patterns = docker::ReadIgnorePatterns(file);
  ASSERT_EQ(patterns.size(), 3U);
  EXPECT_EQ(patterns[0].text, "a/c");
  EXPECT_EQ(file.Text(patterns[0].span), "/a/./b/../c/");
  EXPECT_EQ(patterns[1].text, "d");
  EXPECT_TRUE(patterns[1].exception);
  EXPECT_EQ(patterns[2].text, "#kept");
}

TEST(DockerIgnorePatterns, MatchFromTheRootAndInFolders) {
  EXPECT_TRUE(Ignored("node_modules", "node_modules/x/y"));
  EXPECT_FALSE(Ignored("node_modules", "web/node_modules"));
  EXPECT_TRUE(Ignored("**/node_modules", "web/node_modules/x"));
  EXPECT_TRUE(Ignored("**/node_modules", "node_modules"));
  EXPECT_TRUE(Ignored("*.md", "a.md"));
  EXPECT_FALSE(Ignored("*.md", "b/a.md"));
  EXPECT_TRUE(Ignored("a?[b-d]", "axc"));
  EXPECT_TRUE(Ignored("**", "any/thing"));
  EXPECT_FALSE(Ignored("a.b", "axb"));
  EXPECT_FALSE(Ignored("[", "["));
}

TEST(DockerIgnorePatterns, TheLastThatMatchesDecides) {
  EXPECT_FALSE(Ignored("*\n!src\n", "src/main.c"));
  EXPECT_TRUE(Ignored("*\n!src\n", "doc/a"));
  EXPECT_TRUE(Ignored("*\n!src\nsrc/*.o\n", "src/main.o"));
}

}  // namespace linter::tests
