// Which files git ignores, as git itself says it.

#include <gmock/gmock.h>

#include <array>
#include <cstdio>
#include <random>
#include <set>

#include "tests/files/sandbox.h"

namespace linter::files {

using testing::ElementsAre;

class GitIgnored : public Sandbox {
 protected:
  // The output of a command that is run in the sandbox.
  std::string Run(const std::string& command) const {
    const auto whole = "cd '" + root_.string() +
                       "' && HOME=/dev/null XDG_CONFIG_HOME=/dev/null GIT_CONFIG_NOSYSTEM=1 " +
                       command;
    std::string output;
    std::FILE* pipe = popen(whole.c_str(), "r");
    std::array<char, 4096> buffer;
    for (std::size_t size = 0; (size = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
      output.append(buffer.data(), size);
    }
    succeeded_ = pclose(pipe) == 0;
    return output;
  }

  bool MakeRepository() const {
    Run("git init -q . 2>/dev/null");
    return succeeded_;
  }

  // What git would add.
  std::set<std::string> Unignored() const {
    const auto output = Run("git ls-files --others --exclude-standard -z");
    std::set<std::string> paths;
    for (std::size_t begin = 0; begin < output.size();) {
      const auto end = output.find('\0', begin);
      const auto path = output.substr(begin, end - begin);
      if (path.ends_with(".yaml")) {
        paths.insert(path);
      }
      begin = end + 1;
    }
    return paths;
  }

  std::set<std::string> FoundSet() const {
    const auto found = Found();
    return {found.begin(), found.end()};
  }

  mutable bool succeeded_ = false;
};

TEST_F(GitIgnored, EveryFormAtEveryLevel) {
  if (!MakeRepository()) {
    GTEST_SKIP() << "no git";
  }
  Write(".gitignore",
        "\xEF\xBB\xBF# comment\r\n*.tmp.yaml\r\nbuild/\r\n/top.yaml\r\n!keep.tmp.yaml\r\n"
        "a/**/deep.yaml\nspace\\ .yaml\n\\#hash.yaml\n\\!bang.yaml\ntrail.yaml   \n"
        "logs/*\n!logs/keep.yaml\n[x-z].yaml\n**/any/one.yaml\nall/**\n");
  Write(".git/info/exclude", "local.yaml\n!trail.yaml\n");
  Write("sub/.gitignore", "!top.yaml\n!x.yaml\n/only.yaml\n!build/\n");
  for (const auto* path : {"a.tmp.yaml",        "keep.tmp.yaml",      "build/a.yaml",
                           "top.yaml",          "sub/top.yaml",       "a/deep.yaml",
                           "a/b/c/deep.yaml",   "space .yaml",        "#hash.yaml",
                           "!bang.yaml",        "trail.yaml",         "logs/a.yaml",
                           "logs/keep.yaml",    "logs/sub/keep.yaml", "x.yaml",
                           "sub/x.yaml",        "sub/y.yaml",         "sub/only.yaml",
                           "sub/sub/only.yaml", "any/one.yaml",       "b/any/one.yaml",
                           "all/x.yaml",        "local.yaml",         "sub/local.yaml",
                           "sub/build/b.yaml",  "kept.yaml",          "sub/build/c.tmp.yaml"}) {
    Write(path);
  }
  const auto wanted = Unignored();
  EXPECT_TRUE(wanted.contains("sub/build/b.yaml"));
  EXPECT_EQ(FoundSet(), wanted);
}

TEST_F(GitIgnored, FoldersAboveTheNamedOneCount) {
  Write(".git/HEAD", "");
  Write(".gitignore", "*.gen.yaml\n/a/b/top.yaml\n");
  Write("a/.gitignore", "!keep.gen.yaml\n");
  for (const auto* path : {"a/b/x.gen.yaml", "a/b/keep.gen.yaml", "a/b/top.yaml", "a/b/c.yaml"}) {
    Write(path);
  }
  EXPECT_THAT(Found(Discover({.paths = {Path("a/b")}})),
              ElementsAre("a/b/c.yaml", "a/b/keep.gen.yaml"));
}

TEST_F(GitIgnored, AnotherRepositoryInsideHasItsOwnRules) {
  Write(".git/HEAD", "");
  Write(".gitignore", "*.gen.yaml\n");
  Write("inner/.git/HEAD", "");
  Write("inner/.git/info/exclude", "mine.yaml\n");
  Write("inner/a.gen.yaml");
  Write("inner/mine.yaml");
  Write("outer/a.gen.yaml");
  Write("outer/mine.yaml");
  EXPECT_THAT(Found(), ElementsAre("inner/a.gen.yaml", "outer/mine.yaml"));
}

TEST_F(GitIgnored, AWorktreeSharesTheExcludesOfItsRepository) {
  Write("main/.git/info/exclude", "local.yaml\n");
  Write("main/.git/worktrees/w/commondir", "../..\n");
  Write("w/.git", "gitdir: " + Path("main/.git/worktrees/w") + "\n");
  Write("w/local.yaml");
  Write("w/a.yaml");
  EXPECT_THAT(Found(Discover({.paths = {Path("w")}})), ElementsAre("w/a.yaml"));
}

TEST_F(GitIgnored, HeededWithoutARepositoryToo) {
  Write(".gitignore", "*.gen.yaml\n");
  Write("a/x.gen.yaml");
  Write("a/y.yaml");
  EXPECT_THAT(Found(), ElementsAre("a/y.yaml"));
}

static std::string RandomPattern(std::mt19937& random) {
  static constexpr std::array<const char*, 24> Pieces = {
      "a",      "b",   "ab",   "c.yaml", ".yaml", "*",    "**",    "?",
      "/",      "/",   "/**/", "**/",    "[ab]",  "[!a]", "[a-c]", "[[:alpha:]]",
      "*.yaml", "a/b", "\\a",  " ",      "[]b]",  "[",    "***",   "\\"};
  std::string pattern = random() % 4 == 0 ? "!" : "";
  const auto count = 1 + random() % 4;
  for (std::size_t i = 0; i < count; ++i) {
    pattern += Pieces[random() % Pieces.size()];
  }
  return pattern + (random() % 5 == 0 ? "/" : "") + (random() % 8 == 0 ? "\r\n" : "\n");
}

// Any patterns, any tree: git decides.
TEST_F(GitIgnored, RandomPatternsAsGitHasThem) {
  if (!MakeRepository()) {
    GTEST_SKIP() << "no git";
  }
  static constexpr std::array<const char*, 5> Names = {"a", "b", "ab", "c", "[a"};
  std::vector<std::string> folders = {""};
  for (std::size_t i = 0; i < folders.size() && folders.size() < 40; ++i) {
    for (const auto* name : Names) {
      folders.push_back(folders[i] + name + "/");
    }
  }
  for (const auto& folder : folders) {
    for (const auto* name : Names) {
      Write(folder + name + ".yaml");
    }
  }
  std::mt19937 random(20261123);
  const char* wished = std::getenv("SHOAL_ROUNDS");
  const int rounds = wished != nullptr ? std::atoi(wished) : 80;
  for (int round = 0; round < rounds; ++round) {
    std::string shown;
    for (const auto* file : {".gitignore", "a/.gitignore", "a/b/.gitignore", ".git/info/exclude"}) {
      std::string patterns;
      for (auto count = random() % 4; count > 0; --count) {
        patterns += RandomPattern(random);
      }
      Write(file, patterns);
      shown += std::string(file) + ":\n" + patterns;
    }
    ASSERT_EQ(FoundSet(), Unignored()) << shown;
  }
}

}  // namespace linter::files
