#include "linter/files/discover.h"

#include <gmock/gmock.h>

#include "tests/files/sandbox.h"

namespace linter::files {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace fs = std::filesystem;

class Discovering : public Sandbox {};

TEST_F(Discovering, WalksSortedAndIntoHiddenFolders) {
  for (const auto* path : {"b.yaml", "a/z.yml", "a/b/c.json", "a.yaml", "readme.md",
                           ".argocd/x.yaml", ".git/x.yaml", "node_modules/x.yaml", "a-b/x.YAML"}) {
    Write(path);
  }
  const auto discovery = Discover({.paths = {root_.string()}});
  EXPECT_THAT(Found(discovery), ElementsAre(".argocd/x.yaml", "a/b/c.json", "a/z.yml", "a-b/x.YAML",
                                            "a.yaml", "b.yaml"));
  EXPECT_EQ(discovery.tally.folders, 5U);
  EXPECT_EQ(discovery.tally.other_names, 1U);
}

TEST_F(Discovering, NamesAreShownAsWritten) {
  Write("a/x.yaml");
  const auto before = fs::current_path();
  fs::current_path(root_);
  const auto shown = [](const std::string& path) {
    const auto discovery = Discover({.paths = {path}});
    return discovery.candidates.empty() ? "" : discovery.candidates[0].path;
  };
  EXPECT_EQ(shown("."), "a/x.yaml");
  EXPECT_EQ(shown("./a/"), "a/x.yaml");
  EXPECT_EQ(shown("./a//./x.yaml"), "a/x.yaml");
  EXPECT_EQ(shown(Path("a")), "a/x.yaml");
  EXPECT_EQ(shown("a/../a"), "a/../a/x.yaml");
  fs::current_path(root_ / "a");
  EXPECT_EQ(shown("../a"), "../a/x.yaml");
  EXPECT_EQ(shown(".."), "../a/x.yaml");
  fs::current_path(before);
}

TEST_F(Discovering, NoFileTwiceAndNamedWins) {
  Write("a/x.yaml");
  Write("a/y.yaml");
  const auto discovery =
      Discover({.paths = {Path("a"), Path("a/x.yaml"), root_.string(), Path("a/../a/y.yaml")}});
  EXPECT_THAT(Found(discovery), ElementsAre("a/x.yaml", "a/y.yaml"));
  EXPECT_EQ(discovery.candidates[0].origin, Origin::Named);
}

TEST_F(Discovering, NamedFilesOfAnyNameAreRead) {
  Write("plain");
  Write(".gitignore", "plain\n");
  const auto discovery = Discover({.paths = {Path("plain")}});
  EXPECT_THAT(Found(discovery), ElementsAre("plain"));
}

TEST_F(Discovering, MissingPathsAreErrorsAndCostNothing) {
  Write("a.yaml");
  const auto discovery = Discover({.paths = {Path("none.yaml"), Path("a.yaml"), "also/none"}});
  EXPECT_THAT(Found(discovery), ElementsAre("a.yaml"));
  ASSERT_EQ(discovery.errors.size(), 2U);
  EXPECT_THAT(discovery.errors[0].message, HasSubstr("none.yaml`: No such file or directory"));
}

TEST_F(Discovering, LinksStayInside) {
  Write("outside/secret.yaml");
  Write("in/real/a.yaml");
  Write("in/real/data.txt");
  fs::create_directory_symlink(root_ / "outside", root_ / "in/away");
  fs::create_symlink(root_ / "outside/secret.yaml", root_ / "in/away.yaml");
  fs::create_symlink(root_ / "nowhere", root_ / "in/broken.yaml");
  fs::create_directory_symlink(root_ / "in/real", root_ / "in/also");
  fs::create_directory_symlink("..", root_ / "in/real/up");
  fs::create_symlink("data.txt", root_ / "in/real/data.yaml");
  const auto discovery = Discover({.paths = {Path("in")}});
  EXPECT_THAT(Found(discovery), ElementsAre("in/real/a.yaml", "in/real/data.yaml"));
  EXPECT_EQ(discovery.tally.links, 3U);
}

TEST_F(Discovering, LinkedFolderThatIsIgnoredIsWalkedByTheLink) {
  Write(".gitignore", "/releases\n");
  Write("releases/7/a.yaml");
  fs::create_directory_symlink("releases/7", root_ / "current");
  EXPECT_THAT(Found(), ElementsAre("current/a.yaml"));
}

TEST_F(Discovering, AnIgnoredFolderThatIsNamedIsWalked) {
  Write(".git/HEAD", "");
  Write(".gitignore", "build/\n*.tmp.yaml\n");
  Write("build/a.yaml");
  Write("build/b.tmp.yaml");
  EXPECT_THAT(Found(Discover({.paths = {Path("build")}})), ElementsAre("build/a.yaml"));
  EXPECT_THAT(Found(), IsEmpty());
  EXPECT_THAT(Found(Discover({.paths = {root_.string()}, .git_ignore = GitIgnore::Unheeded})),
              ElementsAre("build/a.yaml", "build/b.tmp.yaml"));
}

TEST_F(Discovering, SettingsExcludeFoldersBeforeTheyAreRead) {
  Write("vendor/a.yaml");
  Write("b.yaml");
  Request request{.paths = {root_.string()}};
  std::vector<std::string> asked;
  request.excluded = [&](const std::string& absolute, EntryKind) {
    asked.push_back(absolute);
    return absolute == Path("vendor");
  };
  const auto discovery = Discover(request);
  EXPECT_THAT(Found(discovery), ElementsAre("b.yaml"));
  EXPECT_THAT(asked, ElementsAre(Path("b.yaml"), Path("vendor")));
  EXPECT_EQ(discovery.tally.excluded, 1U);

  request.excluded = [](const std::string&, EntryKind) { return true; };
  request.paths = {Path("b.yaml")};
  EXPECT_THAT(Found(Discover(request)), ElementsAre("b.yaml"));
  request.named_files = NamedFiles::UnlessExcluded;
  EXPECT_THAT(Found(Discover(request)), IsEmpty());
}

TEST_F(Discovering, TheNearestChartIsTold) {
  Write("c/Chart.yaml", "name: c\n");
  Write("c/templates/a.yaml");
  Write("c/charts/sub/Chart.yaml", "name: sub\n");
  Write("c/charts/sub/values.yaml", "a: 1\n");
  Write("plain.yaml");
  const auto discovery = Discover({.paths = {root_.string()}});
  ASSERT_THAT(Found(discovery),
              ElementsAre("c/Chart.yaml", "c/charts/sub/Chart.yaml", "c/charts/sub/values.yaml",
                          "c/templates/a.yaml", "plain.yaml"));
  EXPECT_EQ(discovery.candidates[2].place.chart, Path("c/charts/sub"));
  EXPECT_EQ(discovery.candidates[2].place.path_in_chart, "values.yaml");
  EXPECT_EQ(discovery.candidates[3].place.path_in_chart, "templates/a.yaml");
  EXPECT_EQ(discovery.candidates[4].place.chart, std::nullopt);

  const auto named = Discover({.paths = {Path("c/templates/a.yaml")}});
  EXPECT_EQ(named.candidates[0].place.chart, Path("c"));
}

TEST_F(Discovering, StandardInputHasTheGivenName) {
  Write("c/Chart.yaml", "name: c\n");
  Write("c/templates/a.yaml");
  const auto discovery =
      Discover({.paths = {"-", "-"}, .stdin_name = Path("c/templates/new.yaml")});
  ASSERT_EQ(discovery.candidates.size(), 1U);
  EXPECT_EQ(discovery.candidates[0].origin, Origin::StandardInput);
  EXPECT_EQ(discovery.candidates[0].absolute, Path("c/templates/new.yaml"));
  EXPECT_EQ(discovery.candidates[0].place.path_in_chart, "templates/new.yaml");
}

TEST_F(Discovering, AFolderThatCannotBeEnteredIsTold) {
  Write("closed/a.yaml");
  Write("open/a.yaml");
  fs::permissions(root_ / "closed", fs::perms::none);
  const bool refused = !std::ifstream(root_ / "closed/a.yaml").is_open();
  const auto discovery = Discover({.paths = {root_.string()}});
  fs::permissions(root_ / "closed", fs::perms::owner_all);
  if (!refused) {
    GTEST_SKIP() << "this user may read everything";
  }
  ASSERT_THAT(Found(discovery), ElementsAre("closed", "open/a.yaml"));
  EXPECT_EQ(discovery.candidates[0].refusal, "Permission denied");
}

TEST_F(Discovering, DeepTreesAreWalked) {
  std::string path;
  for (int i = 0; i < 800; ++i) {
    path += "d/";
  }
  Write(path + "a.yaml");
  EXPECT_EQ(Found(), std::vector<std::string>{path + "a.yaml"});
}

}  // namespace linter::files
